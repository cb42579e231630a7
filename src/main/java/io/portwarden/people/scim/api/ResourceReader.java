package io.portwarden.people.scim.api;

import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.ScimRefusedException.Type;
import io.portwarden.people.scim.Wanted;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads a whole person, as POST and PUT send one (RFC 7644, sections 3.3 and 3.5.1). */
final class ResourceReader {

    /** What only the portal says is overlooked (RFC 7644, section 3.3); a password of a directory's is none here. */
    private static final Set<String> OVERLOOKED = Set.of("schemas", "meta", "groups", "password");

    private ResourceReader() {}

    /** @param id of whom it has to be, where that is known */
    static Wanted read(SentObject body, Optional<UUID> id) {
        body.requireSchema(SentObject.USER);
        WantedReader wanted = new WantedReader();
        body.attributes().forEach((name, value) -> take(wanted, name, value, id));
        Wanted all = wanted.end();
        if (all.userName().isEmpty()) {
            throw ScimRefusedException.bad(Type.INVALID_VALUE, "Everybody has a userName.");
        }
        return all;
    }

    private static void take(WantedReader wanted, String name, JsonNode value, Optional<UUID> id) {
        if (name.equalsIgnoreCase("id")) {
            id.ifPresent(its -> WantedReader.requireSame(value, its));
        } else if (name.equalsIgnoreCase(SentObject.ENTERPRISE)) {
            takeEnterprise(wanted, value);
        } else if (!OVERLOOKED.contains(WantedReader.lower(name)) && !isLeftOut(name, value)) {
            wanted.take(name, value);
        }
    }

    /** What is null is not said (RFC 7643, section 2.5); of active it could be meant as false. */
    private static boolean isLeftOut(String name, JsonNode value) {
        return value.isNull() && !name.equalsIgnoreCase("active") && !name.equalsIgnoreCase("userName");
    }

    static void takeEnterprise(WantedReader wanted, JsonNode value) {
        if (!value.isObject()) {
            throw ScimRefusedException.bad(Type.INVALID_VALUE, "An extension is an object.");
        }
        value.properties().forEach(one -> wanted.takeOfEnterprise(one.getKey()));
    }
}
