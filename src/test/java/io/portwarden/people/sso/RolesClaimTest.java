package io.portwarden.people.sso;

import static io.portwarden.shared.Role.DESK;
import static io.portwarden.shared.Role.OPERATOR;
import static io.portwarden.shared.Role.SECURITY;
import static io.portwarden.shared.Role.SUPPORT;
import static io.portwarden.shared.Role.TENANT_ADMIN;
import static io.portwarden.shared.Role.TENANT_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
                Arguments.of(OPERATOR, List.of("support"), SUPPORT),
                Arguments.of(SUPPORT, List.of("desk", "operator"), OPERATOR),
                Arguments.of(DESK, List.of("support", "security", "desk"), SECURITY),
                Arguments.of(SECURITY, List.of("desk"), DESK),
                Arguments.of(SUPPORT, List.of("tenant-admin"), null),
                Arguments.of(TENANT_VIEWER, List.of("support", "desk", "security"), null),
                Arguments.of(TENANT_ADMIN, List.of(), null),
                Arguments.of(TENANT_ADMIN, List.of("Tenant-Admin"), null),
                Arguments.of(TENANT_ADMIN, 7, null),
                Arguments.of(TENANT_ADMIN, Map.of("tenant-admin", true), null));
    }

    @ParameterizedTest(name = "{0} told {1}: {2}")
    @MethodSource("told")
    @DisplayName(
            "OPR-3: a claim decides on the role, the one that allows more of several, but never on whether somebody is one of the provider's people")
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
        RolesClaim claim = RolesClaim.of(new SingleSignOnProperties(
                "groups", Map.of(TENANT_ADMIN, "Telephony"), "email_verified", Set.of(), Set.of()));

        assertThat(claim.of(TENANT_VIEWER, Map.of("groups", List.of("Telephony"))))
                .contains(TENANT_ADMIN);
        assertThat(claim.of(TENANT_ADMIN, Map.of("groups", List.of("tenant-admin"))))
                .isEmpty();
        assertThat(claim.of(TENANT_ADMIN, Map.of("groups", List.of("tenant-viewer"))))
                .contains(TENANT_VIEWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORTWARDEN_SSO_NAMES_TENANT_ADMIN", "PORTWARDEN_SSO_NAMES_TENANTADMIN"})
    @DisplayName("A name for a role can be given by an environment variable, in which no dash can stand")
    void byVariable(String variable) {
        RolesClaim claim =
                RolesClaim.of(configured(Map.of("PORTWARDEN_SSO_ROLES_CLAIM", "groups", variable, "Telephony")));

        assertThat(claim.of(TENANT_VIEWER, Map.of("groups", List.of("Telephony"))))
                .contains(TENANT_ADMIN);
    }

    @Test
    @DisplayName("A name for a role that there is not stops the start")
    void unknownRole() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> configured(Map.of("PORTWARDEN_SSO_NAMES_ADMIN", "Telephony")));
    }

    private static SingleSignOnProperties configured(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return Binder.get(environment).bindOrCreate("portwarden.sso", SingleSignOnProperties.class);
    }
}
