package io.portwarden.people.scim.api;

import io.portwarden.people.EmailAddress;
import io.portwarden.people.PeopleService;
import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.ScimRefusedException.Type;
import io.portwarden.people.scim.Wanted;
import io.portwarden.shared.Characters;
import io.portwarden.shared.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes what is said of a person attribute by attribute, names in any case (RFC 7643, section 2.1). What the portal does not
 * keep is let pass only where it is known and cannot mean that somebody has left; everything else is refused: an answer of 200
 * to what was not understood would leave a leaver inside.
 */
final class WantedReader {

    /** Of RFC 7643, section 4.1: nothing that the portal keeps, and nothing that says whether somebody may come in. */
    private static final Set<String> NOT_KEPT = Set.of(
            "nickname",
            "profileurl",
            "title",
            "usertype",
            "timezone",
            "phonenumbers",
            "ims",
            "photos",
            "addresses",
            "entitlements",
            "x509certificates");

    /** Of section 4.3, the enterprise extension. */
    private static final Set<String> ENTERPRISE =
            Set.of("employeenumber", "costcenter", "organization", "division", "department", "manager");

    private static final Set<String> NAME_NOT_KEPT = Set.of("middlename", "honorificprefix", "honorificsuffix");
    private static final Set<String> OF_EMAIL = Set.of("value", "type", "primary", "display", "$ref");
    private static final Set<String> OF_ROLE = Set.of("value", "type", "primary", "display", "$ref");
    private static final Set<String> WRAPPING = Set.of("value", "$ref");

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 256;

    private @Nullable EmailAddress userName;
    private @Nullable EmailAddress email;
    private @Nullable Boolean active;
    private @Nullable Role role;
    private @Nullable String externalId;
    private @Nullable String displayName;
    private @Nullable String formatted;
    private @Nullable String givenName;
    private @Nullable String familyName;
    private @Nullable Locale language;

    /** What was said in all. Of whoever leaves the address does not matter any more. */
    Wanted end() {
        if (email != null && userName != null && !email.equals(userName) && !leaves()) {
            throw emailIsUserName();
        }
        return new Wanted(
                Optional.ofNullable(userName),
                Optional.ofNullable(active),
                Optional.ofNullable(role),
                Optional.ofNullable(externalId),
                Optional.ofNullable(displayName == null || displayName.isEmpty() ? formatted : displayName),
                Optional.ofNullable(givenName),
                Optional.ofNullable(familyName),
                Optional.ofNullable(language));
    }

    /**
     * The same of somebody who is there.
     *
     * @param current under which name
     */
    Wanted end(EmailAddress current) {
        if (email != null && userName == null && !email.equals(current) && !leaves()) {
            throw emailIsUserName();
        }
        return end();
    }

    private boolean leaves() {
        return Boolean.FALSE.equals(active);
    }

    private static ScimRefusedException emailIsUserName() {
        return ScimRefusedException.bad(
                Type.INVALID_VALUE, "The e-mail address has to be the userName: give both from the same attribute.");
    }

    /** One of the attributes of the core schema. */
    void take(String attribute, JsonNode value) {
        String name = lower(attribute);
        switch (name) {
            case "username" -> userName = address(attribute, value);
            case "active" -> takeActive(value);
            case "externalid" -> externalId = text(attribute, value, LONGEST_ID);
            case "displayname" -> displayName = text(attribute, value, LONGEST_NAME);
            case "name" -> takeAll(attribute, value, this::takeOfName);
            case "emails" -> takeEmails(value);
            case "roles" -> takeRoles(value);
            case "preferredlanguage", "locale" -> takeLanguage(value);
            default -> requireNotKept(attribute);
        }
    }

    /** One of the parts of the name. */
    void takeOfName(String part, JsonNode value) {
        switch (lower(part)) {
            case "formatted" -> formatted = text("name.formatted", value, LONGEST_NAME);
            case "givenname" -> givenName = text("name.givenName", value, LONGEST_NAME);
            case "familyname" -> familyName = text("name.familyName", value, LONGEST_NAME);
            default -> {
                if (!NAME_NOT_KEPT.contains(lower(part))) {
                    throw unknown("name." + part);
                }
            }
        }
    }

    /** Of the enterprise extension nothing is kept. */
    void takeOfEnterprise(String attribute) {
        if (!ENTERPRISE.contains(lower(attribute))) {
            throw unknown(attribute);
        }
    }

    /** Whoever is to lose an attribute. */
    void takeAway(String attribute) {
        switch (lower(attribute)) {
            case "externalid" -> externalId = "";
            case "displayname" -> displayName = "";
            case "name" -> Stream.of("formatted", "givenName", "familyName").forEach(this::takeAwayOfName);
            case "roles" -> role = Role.TENANT_VIEWER;
            case "preferredlanguage", "locale" -> {}
            case "username", "active", "emails" ->
                throw ScimRefusedException.bad(
                        Type.MUTABILITY, "Everybody has " + attribute + ": it is replaced, not removed.");
            default -> requireNotKept(attribute);
        }
    }

    void takeAwayOfName(String part) {
        switch (lower(part)) {
            case "formatted" -> formatted = "";
            case "givenname" -> givenName = "";
            case "familyname" -> familyName = "";
            default -> {
                if (!NAME_NOT_KEPT.contains(lower(part))) {
                    throw unknown("name." + part);
                }
            }
        }
    }

    /** The address that is the person's at work, or first of all. */
    void takeEmail(JsonNode value) {
        email = address("emails", value);
    }

    void takeRole(JsonNode value) {
        String said = text("roles", value, LONGEST_NAME);
        role = Stream.of(Role.TENANT_ADMIN, Role.TENANT_VIEWER)
                .filter(known -> known.code().equalsIgnoreCase(said))
                .findFirst()
                .orElseThrow(() -> ScimRefusedException.bad(
                        Type.INVALID_VALUE, "A role is tenant-admin or tenant-viewer, and everybody has one."));
    }

    /** @throws ScimRefusedException when the identifier is another one's */
    static void requireSame(JsonNode value, UUID id) {
        if (!value.isString() || !value.stringValue().equalsIgnoreCase(id.toString())) {
            throw ScimRefusedException.bad(Type.MUTABILITY, "The id is given by the portal, and stays.");
        }
    }

    private void requireNotKept(String attribute) {
        if (!NOT_KEPT.contains(lower(attribute))) {
            throw unknown(attribute);
        }
    }

    static boolean isNotKept(String attribute) {
        return NOT_KEPT.contains(lower(attribute));
    }

    /** Entra ID writes {@code "False"} where JSON has {@code false}. */
    private void takeActive(JsonNode written) {
        JsonNode value = unwrapped(written);
        Boolean said = value.isBoolean() ? (Boolean) value.booleanValue() : said(value);
        if (said == null || (active != null && !active.equals(said))) {
            throw ScimRefusedException.bad(
                    Type.INVALID_VALUE,
                    said == null ? "active is true or false." : "active cannot be both true and false.");
        }
        active = said;
    }

    private static @Nullable Boolean said(JsonNode value) {
        String text = value.isString() ? lower(value.stringValue()) : "";
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private void takeLanguage(JsonNode written) {
        JsonNode value = unwrapped(written);
        if (value.isString()) {
            Locale said = Locale.of(
                    Locale.forLanguageTag(value.stringValue().replace('_', '-')).getLanguage());
            if (PeopleService.LANGUAGES.contains(said)) {
                language = said;
            }
        }
    }

    private void takeEmails(JsonNode value) {
        if (!value.isArray() && !value.isObject()) {
            throw wrongType("emails", "a list of addresses");
        }
        @Nullable JsonNode chosen = null;
        int rank = 0;
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            Map<String, JsonNode> parts = parts("emails", one, OF_EMAIL);
            JsonNode address = parts.get("value");
            int its = rank(parts);
            if (address != null && its > rank) {
                chosen = address;
                rank = its;
            }
        }
        if (chosen != null) {
            takeEmail(chosen);
        }
    }

    /** The first of all counts most, then the one at work, then one that nothing is said of. */
    private static int rank(Map<String, JsonNode> email) {
        JsonNode primary = email.get("primary");
        if (primary != null && (primary.isBoolean() ? primary.booleanValue() : Boolean.TRUE.equals(said(primary)))) {
            return 3;
        }
        JsonNode type = email.get("type");
        if (type == null || !type.isString()) {
            return 1;
        }
        return type.stringValue().equalsIgnoreCase("work") ? 2 : 0;
    }

    private void takeRoles(JsonNode value) {
        JsonNode one = value;
        if (value.isArray()) {
            if (value.size() != 1) {
                throw ScimRefusedException.bad(Type.INVALID_VALUE, "Everybody has one role.");
            }
            one = value.get(0);
        }
        if (one.isObject()) {
            JsonNode said = parts("roles", one, OF_ROLE).get("value");
            if (said == null) {
                throw ScimRefusedException.bad(Type.INVALID_VALUE, "A role has a value.");
            }
            one = said;
        }
        takeRole(one);
    }

    private static Map<String, JsonNode> parts(String attribute, JsonNode value, Set<String> known) {
        if (!value.isObject()) {
            throw wrongType(attribute, "a list of objects");
        }
        Map<String, JsonNode> parts = new HashMap<>();
        value.properties().forEach(part -> {
            if (!known.contains(lower(part.getKey()))) {
                throw unknown(attribute + "." + part.getKey());
            }
            parts.put(lower(part.getKey()), part.getValue());
        });
        return parts;
    }

    private static void takeAll(String attribute, JsonNode value, BiConsumer<String, JsonNode> part) {
        if (!value.isObject()) {
            throw wrongType(attribute, "an object");
        }
        value.properties().forEach(one -> part.accept(one.getKey(), one.getValue()));
    }

    private static EmailAddress address(String attribute, JsonNode value) {
        return EmailAddress.parse(text(attribute, value, 254))
                .orElseThrow(() -> ScimRefusedException.bad(Type.INVALID_VALUE, attribute + " is an e-mail address."));
    }

    /** Of a text that is null, nothing is said but that there is none. */
    private static String text(String attribute, JsonNode written, int longest) {
        JsonNode value = unwrapped(written);
        if (value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw wrongType(attribute, "a text");
        }
        String text = value.stringValue().strip();
        if (text.length() > longest || !Characters.fitOneLine(text)) {
            throw ScimRefusedException.bad(
                    Type.INVALID_VALUE, attribute + " has one line of up to " + longest + " characters.");
        }
        return text;
    }

    /** Older jobs of Entra ID write {@code [{"$ref": null, "value": "False"}]} for a single value. */
    private static JsonNode unwrapped(JsonNode value) {
        JsonNode one = value.isArray() && value.size() == 1 ? value.get(0) : value;
        return one.isObject()
                        && one.has("value")
                        && one.properties().stream().allMatch(part -> WRAPPING.contains(part.getKey()))
                ? one.get("value")
                : value;
    }

    private static ScimRefusedException wrongType(String attribute, String expected) {
        return ScimRefusedException.bad(Type.INVALID_VALUE, attribute + " has to be " + expected + ".");
    }

    /** Its name was made up by the sender and is repeated in part only. */
    static ScimRefusedException unknown(String attribute) {
        return ScimRefusedException.bad(
                Type.INVALID_SYNTAX, "Of the attribute " + shown(attribute) + " the portal cannot know what it means.");
    }

    static String shown(String name) {
        String line = name.replaceAll("[^!-~]", "?");
        return line.substring(0, Math.min(line.length(), 80));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
