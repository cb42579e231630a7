package io.portwarden.people.scim.api;

import io.portwarden.people.scim.DirectoryPerson;
import io.portwarden.people.scim.ScimRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes what directories are answered, in the media type that SCIM has (RFC 7644, section 8.1). */
final class ScimAnswers {

    static final MediaType MEDIA_TYPE = MediaType.parseMediaType("application/scim+json;charset=utf-8");

    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";
    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private ScimAnswers() {}

    static ResponseEntity<byte[]> ok(Object body) {
        return ResponseEntity.ok().contentType(MEDIA_TYPE).body(WRITER.writeValueAsBytes(body));
    }

    static byte[] error(int status, ScimRefusedException.@Nullable Type type, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(MESSAGES + "Error"));
        body.put("status", Integer.toString(status));
        if (type != null) {
            body.put("scimType", type.code());
        }
        body.put("detail", detail);
        return WRITER.writeValueAsBytes(body);
    }

    /** @param startIndex of the first of them, counted from 1 */
    static Map<String, Object> list(List<Map<String, Object>> resources, int total, int startIndex) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(MESSAGES + "ListResponse"));
        body.put("totalResults", total);
        body.put("startIndex", startIndex);
        body.put("itemsPerPage", resources.size());
        body.put("Resources", resources);
        return body;
    }

    /** @param location of the resource itself */
    static Map<String, Object> user(DirectoryPerson person, String location) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(SentObject.USER));
        body.put("id", person.id().toString());
        if (!person.externalId().isEmpty()) {
            body.put("externalId", person.externalId());
        }
        body.put("userName", person.userName());
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("formatted", person.displayName());
        if (!person.givenName().isEmpty()) {
            name.put("givenName", person.givenName());
        }
        if (!person.familyName().isEmpty()) {
            name.put("familyName", person.familyName());
        }
        body.put("name", name);
        body.put("displayName", person.displayName());
        body.put("emails", List.of(Map.of("value", person.userName(), "type", "work", "primary", true)));
        body.put("active", person.active());
        if (person.active()) {
            body.put("roles", List.of(Map.of("value", person.role().code(), "primary", true)));
        }
        body.put(
                "meta",
                Map.of(
                        "resourceType",
                        "User",
                        "created",
                        person.createdAt().toString(),
                        "lastModified",
                        person.changedAt().toString(),
                        "location",
                        location));
        return body;
    }

    /** What directories may find out of this one (RFC 7643, section 5). */
    static Map<String, Object> serviceProviderConfig(String location) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"));
        body.put("patch", Map.of("supported", true));
        body.put("bulk", Map.of("supported", false, "maxOperations", 0, "maxPayloadSize", 0));
        body.put("filter", Map.of("supported", true, "maxResults", ScimController.HIGHEST_COUNT));
        body.put("changePassword", Map.of("supported", false));
        body.put("sort", Map.of("supported", false));
        body.put("etag", Map.of("supported", false));
        body.put(
                "authenticationSchemes",
                List.of(Map.of(
                        "type",
                        "oauthbearertoken",
                        "name",
                        "Bearer token",
                        "description",
                        "A token that an admin of the organization makes in the portal, under People, Directory.",
                        "specUri",
                        "https://www.rfc-editor.org/rfc/rfc6750",
                        "primary",
                        true)));
        body.put("meta", Map.of("resourceType", "ServiceProviderConfig", "location", location));
        return body;
    }

    static Map<String, Object> userType(String location) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:ResourceType"));
        body.put("id", "User");
        body.put("name", "User");
        body.put("description", "Somebody who can sign in for the organization");
        body.put("endpoint", "/Users");
        body.put("schema", SentObject.USER);
        body.put("schemaExtensions", List.of());
        body.put("meta", Map.of("resourceType", "ResourceType", "location", location));
        return body;
    }

    /** Of the core schema what is kept here (RFC 7643, section 4.1). */
    static Map<String, Object> userSchema(String location) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:Schema"));
        body.put("id", SentObject.USER);
        body.put("name", "User");
        body.put("description", "Somebody who can sign in for the organization");
        body.put(
                "attributes",
                List.of(
                        attribute("userName", "string", "The e-mail address", true, "server"),
                        complex("name", "The name", false, List.of("formatted", "givenName", "familyName")),
                        attribute("displayName", "string", "The whole name", false, "none"),
                        complex("emails", "The userName once more", true, List.of("value", "type", "primary")),
                        attribute("active", "boolean", "Whether the person can sign in", false, "none"),
                        complex("roles", "tenant-viewer or tenant-admin", true, List.of("value", "primary"))));
        body.put("meta", Map.of("resourceType", "Schema", "location", location));
        return body;
    }

    private static Map<String, Object> complex(String name, String description, boolean several, List<String> parts) {
        Map<String, Object> body = attribute(name, "complex", description, false, "none");
        body.put("multiValued", several);
        List<Map<String, Object>> all = new ArrayList<>();
        parts.forEach(part ->
                all.add(attribute(part, part.equals("primary") ? "boolean" : "string", "Of " + name, false, "none")));
        body.put("subAttributes", all);
        return body;
    }

    private static Map<String, Object> attribute(
            String name, String type, String description, boolean required, String uniqueness) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("type", type);
        body.put("multiValued", false);
        body.put("description", description);
        body.put("required", required);
        body.put("caseExact", false);
        body.put("mutability", "readWrite");
        body.put("returned", "default");
        body.put("uniqueness", uniqueness);
        return body;
    }
}
