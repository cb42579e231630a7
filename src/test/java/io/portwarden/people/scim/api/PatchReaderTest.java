package io.portwarden.people.scim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.people.EmailAddress;
import io.portwarden.people.scim.PersonFilter;
import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.Wanted;
import io.portwarden.shared.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What directories send, as their documents and other products' reports of errors show it. */
class PatchReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID ID = UUID.fromString("0190d2f0-0000-7000-8000-000000000001");
    private static final EmailAddress ADA = new EmailAddress("ada@acme.example");

    static SentObject sent(String json) {
        return SentObject.of(JSON.readTree(json).asObject());
    }

    private static Wanted patch(String operations) {
        return PatchReader.read(
                sent("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":" + operations
                        + "}"),
                ID,
                ADA);
    }

    private static Wanted whole(String attributes) {
        return ResourceReader.read(
                sent("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]," + attributes + "}"),
                Optional.of(ID));
    }

    private static String type(Runnable work) {
        try {
            work.run();
        } catch (ScimRefusedException refused) {
            return refused.status() + " "
                    + (refused.type() == null ? "" : refused.type().code());
        }
        return "understood";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Okta
                "[{\"op\":\"replace\",\"value\":{\"active\":false}}]",
                // Entra ID, without and with aadOptscim062020
                "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]",
                "[{\"op\":\"Add\",\"path\":\"active\",\"value\":\"False\"}]",
                "[{\"op\":\"add\",\"path\":\"active\",\"value\":\"false\"}]",
                "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":[{\"$ref\":null,\"value\":\"False\"}]}]",
                "[{\"op\":\"Replace\",\"value\":{\"active\":\"FALSE\"}}]",
                "[{\"op\":\"REPLACE\",\"path\":\"Active\",\"value\":false}]",
                "[{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:core:2.0:User:active\",\"value\":false}]",
                "[{\"op\":\"replace\",\"path\":null,\"value\":{\"Active\":false,\"schemas\":[]}}]",
                // Soft-deleted in Entra ID, which renames whom it deletes
                "[{\"op\":\"Replace\",\"path\":\"userName\",\"value\":\"7fada@acme.example\"},{\"op\":\"Replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"ada@acme.example\"},{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]",
                "[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Clerk\"},{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]"
            })
    @DisplayName("SIG-21: a leaver is one in whatever way Okta and Entra ID say so")
    void leavers(String operations) {
        assertThat(patch(operations).active()).contains(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":\"no\"}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":0}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":null}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":{\"x\":false}}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":[]}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"active\"}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"active.value\",\"value\":false}]|400 invalidPath",
                "[{\"op\":\"replace\",\"path\":\"active[value eq true]\",\"value\":false}]|400 invalidPath",
                "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]|400 invalidPath",
                "[{\"op\":\"replace\",\"path\":7,\"value\":false}]|400 invalidPath",
                "[{\"op\":\"replace\",\"path\":\"actve\",\"value\":false}]|400 invalidSyntax",
                "[{\"op\":\"replace\",\"value\":{\"isActive\":false}}]|400 invalidSyntax",
                "[{\"op\":\"replace\",\"value\":{}}]|400 invalidValue",
                "[{\"op\":\"replace\",\"value\":false}]|400 invalidValue",
                "[{\"op\":\"remove\",\"path\":\"active\"}]|400 mutability",
                "[{\"op\":\"remove\"}]|400 noTarget",
                "[{\"op\":\"disable\",\"path\":\"active\",\"value\":false}]|400 invalidSyntax",
                "[{\"path\":\"active\",\"value\":false}]|400 invalidSyntax",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false,\"when\":\"tomorrow\"}]|400 invalidSyntax",
                "[{\"op\":\"replace\",\"value\":{\"active\":false,\"Active\":true}}]|400 invalidSyntax",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false},{\"op\":\"add\",\"path\":\"active\",\"value\":true}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false},{\"op\":\"replace\",\"path\":\"status\",\"value\":\"x\"}]|400 invalidSyntax",
                "[{\"op\":\"replace\",\"path\":\"urn:acme:2.0:User:leaves\",\"value\":true}]|400 invalidPath",
                "[{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:active\",\"value\":false}]|400 invalidSyntax",
                "[{\"op\":\"replace\",\"path\":\"id\",\"value\":\"0190d2f0-0000-7000-8000-000000000002\"}]|400 mutability",
                "[{\"op\":\"replace\",\"path\":\"password\",\"value\":\"secret\"}]|400 mutability",
                "[{\"op\":\"replace\",\"path\":\"groups\",\"value\":[]}]|400 mutability",
                "[{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"operator\"}]}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"roles\",\"value\":[]}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"ada\"}]|400 invalidValue",
                "[{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"eve@acme.example\"}]|400 invalidValue",
                "[]|400 invalidSyntax",
                "{}|400 invalidSyntax",
                "[1]|400 invalidSyntax"
            })
    @DisplayName("SIG-22: what is not understood is refused, never answered as done")
    void refused(String operations, String expected) {
        assertThat(type(() -> patch(operations))).isEqualTo(expected);
    }

    @Test
    @DisplayName("SIG-22: what is known and can't mean leaving is overlooked: telephones, departments, managers")
    void overlooked() {
        Wanted wanted = patch("""
                [{"op":"Add","path":"phoneNumbers[type eq \\"work\\"].value","value":"+1"},
                 {"op":"Replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Sales"},
                 {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"7"},
                 {"op":"Remove","path":"addresses[type eq \\"work\\"].streetAddress"},
                 {"op":"replace","value":{"title":"Clerk","name.familyName":"Lovelace",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"division":"A"},
                    "id":"0190d2f0-0000-7000-8000-000000000001"}}]
                """);
        assertThat(wanted)
                .isEqualTo(new Wanted(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Lovelace"),
                        Optional.empty()));
    }

    @Test
    @DisplayName("SIG-23: another address is the userName, and the work address with it")
    void address() {
        Wanted wanted = patch("""
                [{"op":"Replace","path":"userName","value":"Ada.King@acme.example"},
                 {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"ada.king@acme.example"},
                 {"op":"Replace","path":"emails[type eq \\"home\\"].value","value":"ada@home.example"}]
                """);
        assertThat(wanted.userName()).contains(new EmailAddress("ada.king@acme.example"));
        assertThat(type(() -> patch("""
                [{"op":"replace","path":"userName","value":"ada.king@acme.example"},
                 {"op":"replace","path":"emails","value":[{"value":"eve@acme.example","primary":"True"}]}]
                """))).isEqualTo("400 invalidValue");
    }

    @Test
    @DisplayName("SIG-24: a role comes as Entra ID sends it, and as RFC 7643 has it")
    void roles() {
        for (String operations : List.of(
                "[{\"op\":\"Add\",\"path\":\"roles[primary eq \\\"True\\\"].value\",\"value\":\"Tenant-Admin\"}]",
                "[{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"tenant-admin\",\"primary\":true}]}]",
                "[{\"op\":\"replace\",\"value\":{\"roles\":[\"tenant-admin\"]}}]")) {
            assertThat(patch(operations).role()).as(operations).contains(Role.TENANT_ADMIN);
        }
        assertThat(patch("[{\"op\":\"remove\",\"path\":\"roles\"}]").role()).contains(Role.TENANT_VIEWER);
    }

    @Test
    @DisplayName("SIG-21: a whole person, as Okta puts one, says too who has left")
    void put() {
        Wanted wanted = whole("""
                "id":"0190d2f0-0000-7000-8000-000000000001","userName":"ADA@acme.example","active":false,
                "name":{"givenName":"Ada","familyName":"Lovelace","middleName":""},"displayName":"Ada L.",
                "emails":[{"primary":true,"value":"ada@acme.example","type":"work"}],"locale":"fr-CA","externalId":"00u1",
                "groups":[],"password":"1mz050nq","meta":{"resourceType":"User"}
                """);
        assertThat(wanted)
                .isEqualTo(new Wanted(
                        Optional.of(ADA),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.of("00u1"),
                        Optional.of("Ada L."),
                        Optional.of("Ada"),
                        Optional.of("Lovelace"),
                        Optional.of(Locale.FRENCH)));
        assertThat(type(() -> whole("\"active\":true"))).isEqualTo("400 invalidValue");
        assertThat(type(() -> whole("\"userName\":\"ada@acme.example\",\"active\":null")))
                .isEqualTo("400 invalidValue");
        assertThat(type(() -> whole("\"userName\":\"ada@acme.example\",\"accountStatus\":\"left\"")))
                .isEqualTo("400 invalidSyntax");
        assertThat(type(() -> whole("\"userName\":\"ada@acme.example\",\"urn:acme:2.0:User\":{\"left\":true}")))
                .isEqualTo("400 invalidSyntax");
        assertThat(type(() -> whole("\"userName\":\"ada@acme.example\",\"id\":\"x\"")))
                .isEqualTo("400 mutability");
        assertThat(type(() -> ResourceReader.read(sent("{\"userName\":\"ada@acme.example\"}"), Optional.empty())))
                .isEqualTo("400 invalidSyntax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName eq \"Ada@Acme.Example\"|USER_NAME ada@acme.example",
                "username EQ \"ada@acme.example\"|USER_NAME ada@acme.example",
                "emails.value eq \"ada@acme.example\"|USER_NAME ada@acme.example",
                "emails[type eq \"work\"].value eq \"ada@acme.example\"|USER_NAME ada@acme.example",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ada@acme.example\"|USER_NAME ada@acme.example",
                "externalId eq \"00U1\"|EXTERNAL_ID 00U1",
                "id eq \"0190D2F0-0000-7000-8000-000000000001\"|ID 0190d2f0-0000-7000-8000-000000000001"
            })
    @DisplayName("SIG-23: people are found by what names them, names in any case")
    void filters(String text, String expected) {
        PersonFilter filter = FilterReader.read(text);
        assertThat(filter.attribute() + " " + filter.value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "userName",
                "userName pr",
                "userName co \"a\"",
                "active eq true",
                "userName eq \"a\" or userName eq \"b\"",
                "not (userName eq \"a\")",
                "userName eq 5",
                "userName eq \"a\" and",
                "manager eq \"a\""
            })
    @DisplayName("SIG-22: another filter is refused: it would find everybody, or nobody")
    void otherFilters(String text) {
        assertThatExceptionOfType(ScimRefusedException.class)
                .isThrownBy(() -> FilterReader.read(text))
                .matches(refused -> refused.type() == ScimRefusedException.Type.INVALID_FILTER);
    }
}
