package io.portwarden.shared;

import static io.portwarden.shared.Role.DESK;
import static io.portwarden.shared.Role.OPERATOR;
import static io.portwarden.shared.Role.SECURITY;
import static io.portwarden.shared.Role.SUPPORT;
import static io.portwarden.shared.Role.TENANT_ADMIN;
import static io.portwarden.shared.Role.TENANT_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoleTest {

    private static Stream<Arguments> authorities() {
        return Stream.of(
                Arguments.of(TENANT_ADMIN, List.of("ROLE_TENANT_ADMIN")),
                Arguments.of(TENANT_VIEWER, List.of("ROLE_TENANT_VIEWER")),
                Arguments.of(SUPPORT, List.of("ROLE_SUPPORT")),
                Arguments.of(DESK, List.of("ROLE_SUPPORT", "ROLE_DESK")),
                Arguments.of(SECURITY, List.of("ROLE_SUPPORT", "ROLE_SECURITY")),
                Arguments.of(OPERATOR, List.of("ROLE_SUPPORT", "ROLE_DESK", "ROLE_SECURITY", "ROLE_OPERATOR")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("authorities")
    @DisplayName(
            "OPR-1: an operator may do everything, desk and security what support may, and no tenant's people any of it")
    void authorities(Role role, List<String> authorities) {
        assertThat(role.authorities()).containsExactlyInAnyOrderElementsOf(authorities);
        assertThat(role.includedIn()).contains(role).allMatch(other -> other.includes(role));
    }

    @Test
    @DisplayName("OPR-3: whoever sees to security makes no operator, and desk and support give no role at all")
    void grants() {
        assertThat(OPERATOR.grants()).containsExactly(OPERATOR, SECURITY, DESK, SUPPORT);
        assertThat(SECURITY.grants()).containsExactly(SECURITY, DESK, SUPPORT);
        assertThat(DESK.grants()).isEmpty();
        assertThat(SUPPORT.grants()).isEmpty();
        assertThat(TENANT_ADMIN.grants()).containsExactly(TENANT_ADMIN, TENANT_VIEWER);
        assertThat(TENANT_VIEWER.grants()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("OPR-1: nobody gives a tenant's people a role of the provider's, or the other way round")
    void kept(Role role) {
        assertThat(role.grants()).allMatch(given -> given.isProviders() == role.isProviders());
    }
}
