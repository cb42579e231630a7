package io.portwarden.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.shared.start.StartupRefusedException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DemoSecretsTest {

    private static final String KEY = "0123456789012345678901234567890123456789";

    private static DemoSecrets secrets(Map<String, Object> variables) {
        return DemoSecrets.of(properties(variables));
    }

    private static DemoProperties properties(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return Binder.get(environment).bindOrCreate("portwarden.demo", DemoProperties.class);
    }

    @Test
    @DisplayName("There is a history unless a variable says otherwise")
    void history() {
        assertThat(properties(Map.of()).history()).isTrue();
        assertThat(properties(Map.of("PORTWARDEN_DEMO_HISTORY", "false")).history())
                .isFalse();
    }

    @Test
    @DisplayName("Nothing is given unless a variable is set, and an empty one is none")
    void nothing() {
        assertThat(secrets(Map.of())).satisfies(DemoSecretsTest::isEmpty);
        assertThat(secrets(Map.of("PORTWARDEN_DEMO_PASSWORD", "", "PORTWARDEN_DEMO_API_KEY", "")))
                .satisfies(DemoSecretsTest::isEmpty);
    }

    private static void isEmpty(DemoSecrets secrets) {
        assertThat(Stream.of(secrets.password(), secrets.firstKey(), secrets.secondKey()))
                .allMatch(secret -> secret.isEmpty());
    }

    @Test
    @DisplayName("The three variables are read under the names that the README tells")
    void variables() {
        DemoSecrets secrets = secrets(Map.of(
                "PORTWARDEN_DEMO_PASSWORD",
                "correct horse battery",
                "PORTWARDEN_DEMO_API_KEY",
                KEY + "1",
                "PORTWARDEN_DEMO_API_KEY_2",
                KEY + "2"));

        assertThat(secrets.password()).contains("correct horse battery");
        assertThat(secrets.firstKey())
                .hasValueSatisfying(key -> assertThat(key.text()).isEqualTo(KEY + "1"));
        assertThat(secrets.secondKey())
                .hasValueSatisfying(key -> assertThat(key.text()).isEqualTo(KEY + "2"));
        assertThat(secrets.toString()).doesNotContain("horse", KEY);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A value that cannot be used stops the start with its name, not with itself")
    @CsvSource({
        "PORTWARDEN_DEMO_PASSWORD, shorter",
        "PORTWARDEN_DEMO_API_KEY, too-short-for-a-key",
        "PORTWARDEN_DEMO_API_KEY_2, with a space 0123456789012345678901234567890123456789"
    })
    void unusable(String variable, String value) {
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> secrets(Map.of(variable, value)))
                .withMessageContaining(variable + " ")
                .withMessageNotContaining(value)
                .satisfies(refusal -> assertThat(refusal.action()).doesNotContain(value));
    }

    @Test
    @DisplayName("Two carriers cannot have the same key")
    void sameKeys() {
        assertThatExceptionOfType(StartupRefusedException.class)
                .isThrownBy(() -> secrets(Map.of("PORTWARDEN_DEMO_API_KEY", KEY, "PORTWARDEN_DEMO_API_KEY_2", KEY)))
                .withMessageNotContaining(KEY);
    }

    @Test
    @DisplayName("Passwords are made of what can be told apart, and are never the same")
    void readable() {
        assertThat(Stream.generate(ReadablePassword::generate).limit(1000).collect(Collectors.toSet()))
                .hasSize(1000)
                .allSatisfy(password -> assertThat(password).matches("([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}"));
    }
}
