package io.portwarden.people.scim.api;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.ScimRefusedException.Type;
import io.portwarden.people.scim.Wanted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what PATCH is to change (RFC 7644, section 3.5.2), as directories send it: Okta names no path and gives an object,
 * Entra ID writes its operations in capitals, paths as names within such an object, and {@code "False"}. One operation that
 * is not understood refuses them all.
 */
final class PatchReader {

    private static final int MOST_OPERATIONS = 100;

    private final WantedReader wanted = new WantedReader();
    private final UUID id;

    private PatchReader(UUID id) {
        this.id = id;
    }

    /**
     * @param id of whom
     * @param current under which name the person is there
     */
    static Wanted read(SentObject body, UUID id, EmailAddress current) {
        body.requireSchema(SentObject.PATCH);
        for (String name : body.attributes().keySet()) {
            if (!name.equalsIgnoreCase("schemas") && !name.equalsIgnoreCase("Operations")) {
                throw WantedReader.unknown(name);
            }
        }
        JsonNode operations = body.get("Operations");
        if (operations == null
                || !operations.isArray()
                || operations.isEmpty()
                || operations.size() > MOST_OPERATIONS) {
            throw ScimRefusedException.bad(
                    Type.INVALID_SYNTAX, "Operations is a list of 1 to " + MOST_OPERATIONS + " operations.");
        }
        PatchReader reader = new PatchReader(id);
        operations.forEach(reader::take);
        return reader.wanted.end(current);
    }

    private void take(JsonNode operation) {
        @Nullable JsonNode op = null;
        @Nullable JsonNode path = null;
        @Nullable JsonNode value = null;
        for (var part : operation.properties()) {
            switch (WantedReader.lower(part.getKey())) {
                case "op" -> op = part.getValue();
                case "path" -> path = part.getValue();
                case "value" -> value = part.getValue();
                // Of Entra ID; says nothing.
                case "name" -> {}
                default -> throw WantedReader.unknown(part.getKey());
            }
        }
        if (path != null && !path.isNull() && !path.isString()) {
            throw ScimRefusedException.bad(Type.INVALID_PATH, "A path is a text.");
        }
        String at = path == null || path.isNull() ? "" : path.stringValue().strip();
        switch (op != null && op.isString() ? WantedReader.lower(op.stringValue()) : "") {
            case "add", "replace" -> set(at, value);
            case "remove" -> remove(at);
            default -> throw ScimRefusedException.bad(Type.INVALID_SYNTAX, "An operation is add, replace or remove.");
        }
    }

    private void set(String path, @Nullable JsonNode value) {
        if (value == null) {
            throw ScimRefusedException.bad(Type.INVALID_VALUE, "What is added or replaced has a value.");
        }
        if (!path.isEmpty()) {
            setAt(path, value);
            return;
        }
        if (!value.isObject() || value.isEmpty()) {
            throw ScimRefusedException.bad(
                    Type.INVALID_VALUE, "Without a path the value is an object with attributes.");
        }
        value.properties().forEach(one -> {
            if (!one.getKey().equalsIgnoreCase("schemas")) {
                setAt(one.getKey(), one.getValue());
            }
        });
    }

    private void setAt(String written, JsonNode value) {
        if (written.equalsIgnoreCase(SentObject.ENTERPRISE)) {
            ResourceReader.takeEnterprise(wanted, value);
            return;
        }
        Path path = parsed(written);
        if (isEnterprise(path)) {
            wanted.takeOfEnterprise(path.getElement(0).getAttribute());
            return;
        }
        String attribute = path.getElement(0).getAttribute();
        requireWritable(attribute, value);
        if (attribute.equalsIgnoreCase("id")) {
            return;
        }
        @Nullable String part = path.size() == 2 ? path.getElement(1).getAttribute() : null;
        @Nullable Filter filter = path.getElement(0).getValueFilter();
        switch (WantedReader.lower(attribute)) {
            case "name" -> {
                requireNoFilter(written, filter);
                if (part == null) {
                    wanted.take(attribute, value);
                } else {
                    wanted.takeOfName(part, value);
                }
            }
            case "emails" -> setEmail(written, filter, part, value);
            case "roles" -> setRole(written, filter, part, value);
            default -> {
                if (!WantedReader.isNotKept(attribute)) {
                    requireNoFilter(written, filter);
                    requireNoPart(written, part);
                }
                wanted.take(attribute, value);
            }
        }
    }

    /** Of several addresses one is the person's: that at work, or the first of all. */
    private void setEmail(String path, @Nullable Filter filter, @Nullable String part, JsonNode value) {
        if (filter == null && part == null) {
            wanted.take("emails", value);
            return;
        }
        boolean the = filter == null || is(filter, "type", "work") || is(filter, "primary", "true");
        if (part == null) {
            JsonNode address = value.isObject() ? value.get("value") : null;
            if (address == null) {
                throw ScimRefusedException.bad(Type.INVALID_VALUE, "An address has a value.");
            }
            if (the) {
                wanted.takeEmail(address);
            }
        } else if (part.equalsIgnoreCase("value")) {
            if (the) {
                wanted.takeEmail(value);
            }
        } else if (!part.equalsIgnoreCase("type")
                && !part.equalsIgnoreCase("primary")
                && !part.equalsIgnoreCase("display")) {
            throw invalid(path);
        }
    }

    private void setRole(String path, @Nullable Filter filter, @Nullable String part, JsonNode value) {
        if (filter == null && part == null) {
            wanted.take("roles", value);
        } else if (part != null && part.equalsIgnoreCase("value")) {
            wanted.takeRole(value);
        } else if (part == null && value.isObject() && value.get("value") != null) {
            wanted.takeRole(value.get("value"));
        } else if (part == null
                || (!part.equalsIgnoreCase("type")
                        && !part.equalsIgnoreCase("primary")
                        && !part.equalsIgnoreCase("display"))) {
            throw invalid(path);
        }
    }

    private void remove(String written) {
        if (written.isEmpty()) {
            throw ScimRefusedException.bad(Type.NO_TARGET, "What is removed has a path.");
        }
        if (written.equalsIgnoreCase(SentObject.ENTERPRISE)) {
            return;
        }
        Path path = parsed(written);
        String attribute = path.getElement(0).getAttribute();
        if (isEnterprise(path)) {
            wanted.takeOfEnterprise(attribute);
            return;
        }
        requireWritable(attribute, null);
        @Nullable String part = path.size() == 2 ? path.getElement(1).getAttribute() : null;
        if (attribute.equalsIgnoreCase("name") && part != null) {
            requireNoFilter(written, path.getElement(0).getValueFilter());
            wanted.takeAwayOfName(part);
            return;
        }
        boolean ofSeveral = WantedReader.isNotKept(attribute)
                || attribute.equalsIgnoreCase("emails")
                || attribute.equalsIgnoreCase("roles");
        if (!ofSeveral) {
            requireNoFilter(written, path.getElement(0).getValueFilter());
            requireNoPart(written, part);
        }
        wanted.takeAway(attribute);
    }

    private void requireWritable(String attribute, @Nullable JsonNode value) {
        switch (WantedReader.lower(attribute)) {
            case "id" -> {
                if (value == null) {
                    throw ScimRefusedException.bad(Type.MUTABILITY, "The id is given by the portal, and stays.");
                }
                WantedReader.requireSame(value, id);
            }
            case "meta", "schemas", "groups" ->
                throw ScimRefusedException.bad(Type.MUTABILITY, "Only the portal says " + attribute + ".");
            case "password" ->
                throw ScimRefusedException.bad(Type.MUTABILITY, "A directory gives nobody a password here.");
            default -> {}
        }
    }

    private static Path parsed(String written) {
        Path path;
        try {
            path = Path.fromString(written);
        } catch (BadRequestException unreadable) {
            throw invalid(written);
        }
        boolean known = path.getSchemaUrn() == null
                || path.getSchemaUrn().equalsIgnoreCase(SentObject.USER)
                || isEnterprise(path);
        if (!known || path.size() < 1 || path.size() > 2) {
            throw invalid(written);
        }
        return path;
    }

    private static boolean isEnterprise(Path path) {
        return SentObject.ENTERPRISE.equalsIgnoreCase(path.getSchemaUrn());
    }

    /** Entra ID writes {@code primary eq "True"}. */
    private static boolean is(Filter filter, String attribute, String value) {
        ValueNode compared = filter.getComparisonValue();
        return filter.getFilterType() == FilterType.EQUAL
                && String.valueOf(filter.getAttributePath()).equalsIgnoreCase(attribute)
                && compared != null
                && compared.asText().equalsIgnoreCase(value);
    }

    private static void requireNoFilter(String path, @Nullable Filter filter) {
        if (filter != null) {
            throw invalid(path);
        }
    }

    private static void requireNoPart(String path, @Nullable String part) {
        if (part != null) {
            throw invalid(path);
        }
    }

    private static ScimRefusedException invalid(String path) {
        return ScimRefusedException.bad(
                Type.INVALID_PATH, "The path " + WantedReader.shown(path) + " leads to nothing of a person.");
    }
}
