package io.portwarden.people.scim.api;

import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.ScimRefusedException.Type;
import io.portwarden.shared.api.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request, whose names are read in any case, so that none may stand there twice in two cases. */
record SentObject(Map<String, JsonNode> attributes) {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** @throws io.portwarden.shared.api.ProblemException when it is no JSON object, or too large a one */
    static SentObject read(HttpServletRequest request) {
        return of(JsonBody.readObject(request));
    }

    static SentObject of(ObjectNode body) {
        requireUnambiguous(body);
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        body.properties().forEach(one -> attributes.put(one.getKey(), one.getValue()));
        return new SentObject(attributes);
    }

    private static void requireUnambiguous(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.properties().forEach(one -> {
            if (!names.add(WantedReader.lower(one.getKey()))) {
                throw ScimRefusedException.bad(
                        Type.INVALID_SYNTAX,
                        "The attribute " + WantedReader.shown(one.getKey()) + " stands there twice.");
            }
        });
        node.forEach(SentObject::requireUnambiguous);
    }

    /** @throws ScimRefusedException when it does not say that it is of this schema */
    void requireSchema(String urn) {
        JsonNode schemas = get("schemas");
        if (schemas != null && schemas.isArray()) {
            for (JsonNode one : schemas) {
                if (one.isString() && one.stringValue().equalsIgnoreCase(urn)) {
                    return;
                }
            }
        }
        throw ScimRefusedException.bad(Type.INVALID_SYNTAX, "schemas has to name " + urn + ".");
    }

    @Nullable
    JsonNode get(String name) {
        return attributes.entrySet().stream()
                .filter(one -> one.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
