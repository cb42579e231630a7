package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/configuration.md} is made from the code: from what its configuration properties say of themselves. To write it
 * anew: {@code -Dportwarden.write-docs=true}.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("docs", "configuration.md");

    private static final String HEAD = """
            # Every setting

            Made from the code; `ConfigurationReferenceTest` fails when it is not true any more. A setting is given by its
            environment variable, as `--name=value` on the command line, or in an `application.yml` beside the program.
            Durations are written like `30s`, `15m`, `8h`; sizes like `256KB`. What is not listed here is Spring Boot's
            (`spring.datasource.*`, `spring.flyway.*`, `spring.mail.*`, `spring.security.oauth2.client.*`, `server.*`,
            `management.*`); how to use it stands in [operations.md](operations.md).

            | setting | variable | default | what |
            | --- | --- | --- | --- |
            """;

    /** A list as it is written in a line. */
    private static String defaultOf(JsonNode value) {
        return value.asString("").replaceFirst("^\\[(.*)]$", "$1");
    }

    /** @param value as it is written; empty for none */
    private record Setting(String name, String value, String meaning) {

        private String row() {
            return "| `%s` | `%s` | %s | %s |"
                    .formatted(
                            name,
                            name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                            value.isEmpty() ? "" : "`" + value + "`",
                            meaning);
        }
    }

    @Test
    @DisplayName("The page of settings names every one, with its default and its meaning")
    void page() throws IOException {
        List<Setting> settings = settings();
        assertThat(settings)
                .hasSizeGreaterThan(40)
                .noneMatch(setting -> setting.meaning().isBlank());
        String page =
                HEAD + String.join("\n", settings.stream().map(Setting::row).toList()) + "\n";
        if (Boolean.getBoolean("portwarden.write-docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    private static List<Setting> settings() throws IOException {
        try (InputStream metadata =
                Portwarden.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode properties = JsonMapper.builder()
                    .build()
                    .readTree(Objects.requireNonNull(metadata))
                    .get("properties");
            return StreamSupport.stream(properties.spliterator(), false)
                    .map(property -> new Setting(
                            property.get("name").asString(),
                            defaultOf(property.path("defaultValue")),
                            meaning(property.path("description").asString(""))
                                    + allowed(property.get("name").asString())))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        }
    }

    private static String allowed(String name) {
        return SettingsOfOurs.all().stream()
                .filter(setting -> setting.name().equals(name))
                .flatMap(setting -> setting.allowed().stream())
                .map(allowed -> "; from `" + allowed.from() + "` to `" + allowed.to() + "`")
                .collect(Collectors.joining());
    }

    private static String meaning(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }
}
