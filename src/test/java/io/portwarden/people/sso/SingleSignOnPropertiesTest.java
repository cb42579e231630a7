package io.portwarden.people.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SingleSignOnPropertiesTest {

    private static SingleSignOnProperties believing(String claim) {
        return new SingleSignOnProperties("", Map.of(), claim, Set.of(), Set.of());
    }

    private static List<Arguments> told() {
        return List.of(
                Arguments.of(true, true),
                Arguments.of("true", true),
                Arguments.of(1, true),
                Arguments.of("1", true),
                Arguments.of(false, false),
                Arguments.of("false", false),
                Arguments.of(0, false),
                Arguments.of("yes", false),
                Arguments.of("", false),
                Arguments.of(List.of(true), false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("told")
    @DisplayName("An address counts only when the provider says in so many words that it is the person's")
    void vouchedFor(Object claim, boolean expected) {
        assertThat(believing("email_verified").vouchedFor(Map.of("email_verified", claim)))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("Only the claim that is configured vouches for an address")
    void anotherClaim() {
        assertThat(believing("xms_edov").vouchedFor(Map.of("xms_edov", true))).isTrue();
        assertThat(believing("xms_edov").vouchedFor(Map.of("email_verified", true)))
                .isFalse();
        assertThat(believing("email_verified").vouchedFor(Map.of())).isFalse();
    }
}
