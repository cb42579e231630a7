package io.portwarden.people;

import static io.portwarden.shared.Role.OPERATOR;
import static io.portwarden.shared.Role.TENANT_ADMIN;
import static io.portwarden.shared.Role.TENANT_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RolesClaimTest {

    private static Stream<Arguments> told() {
        return Stream.of(
                Arguments.of(TENANT_VIEWER, List.of("tenant-admin"), TENANT_ADMIN),
                Arguments.of(TENANT_ADMIN, List.of("tenant-viewer"), TENANT_VIEWER),
                Arguments.of(TENANT_ADMIN, "tenant-viewer", TENANT_VIEWER),
                Arguments.of(TENANT_VIEWER, List.of("else", "tenant-viewer", "tenant-admin"), TENANT_ADMIN),
                Arguments.of(OPERATOR, List.of("operator", "tenant-viewer"), OPERATOR),
                Arguments.of(TENANT_ADMIN, List.of("operator"), null),
                Arguments.of(OPERATOR, List.of("tenant-admin"), null),
                Arguments.of(TENANT_ADMIN, List.of(), null),
                Arguments.of(TENANT_ADMIN, List.of("Tenant-Admin"), null),
                Arguments.of(TENANT_ADMIN, 7, null),
                Arguments.of(TENANT_ADMIN, Map.of("tenant-admin", true), null));
    }

    @ParameterizedTest(name = "{0} told {1}: {2}")
    @MethodSource("told")
    @DisplayName("A claim decides on the role, but never on whether somebody is an operator")
    void decides(Role present, Object claim, @Nullable Role expected) {
        assertThat(new RolesClaim("roles", Map.of()).of(present, Map.of("roles", claim)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    @DisplayName("With a claim configured, whoever has none is let in as nobody")
    void missing() {
        assertThat(new RolesClaim("roles", Map.of()).of(TENANT_ADMIN, Map.of())).isEmpty();
    }

    @Test
    @DisplayName("With no claim configured, everybody has the role that they have here")
    void notConfigured() {
        assertThat(new RolesClaim("", Map.of()).of(TENANT_VIEWER, Map.of("roles", "tenant-admin")))
                .contains(TENANT_VIEWER);
    }

    @Test
    @DisplayName("The claim may lie in another one, and may have a name with dots")
    void path() {
        RolesClaim claim = new RolesClaim("realm_access.roles", Map.of());

        assertThat(claim.of(TENANT_VIEWER, Map.of("realm_access", Map.of("roles", List.of("tenant-admin")))))
                .contains(TENANT_ADMIN);
        assertThat(claim.of(TENANT_VIEWER, Map.of("realm_access.roles", List.of("tenant-admin"))))
                .contains(TENANT_ADMIN);
        assertThat(claim.of(TENANT_VIEWER, Map.of("realm_access", "tenant-admin")))
                .isEmpty();
    }

    @Test
    @DisplayName("The claim may call our roles by other names, which then are the only ones that count")
    void names() {
        RolesClaim claim = RolesClaim.of(new SingleSignOnProperties("groups", Map.of("tenant-admin", "Telephony")));

        assertThat(claim.of(TENANT_VIEWER, Map.of("groups", List.of("Telephony"))))
                .contains(TENANT_ADMIN);
        assertThat(claim.of(TENANT_ADMIN, Map.of("groups", List.of("tenant-admin"))))
                .isEmpty();
        assertThat(claim.of(TENANT_ADMIN, Map.of("groups", List.of("tenant-viewer"))))
                .contains(TENANT_VIEWER);
    }

    @Test
    @DisplayName("A name for a role that there is not stops the start")
    void unknownRole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SingleSignOnProperties("groups", Map.of("admin", "Telephony")));
    }
}
