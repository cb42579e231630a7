package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The files that {@code docker compose} reads, as far as they can be looked at without an engine; {@code bench/run compose} has one. */
class ComposeFilesTest {

    private static final Map<String, Object> COMPOSE = map(new Yaml().load(read("docker-compose.yml")));
    private static final Map<String, Object> SERVICES = map(COMPOSE.get("services"));

    private record Service(String name, Map<String, Object> content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Service> services() {
        return SERVICES.entrySet().stream().map(service -> new Service(service.getKey(), map(service.getValue())));
    }

    @SuppressWarnings("unchecked") // YAML's own type of a mapping
    private static Map<String, Object> map(@Nullable Object yaml) {
        return (Map<String, Object>) Objects.requireNonNull(yaml);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<?> list(@Nullable Object yaml) {
        return yaml == null ? List.of() : (List<?>) yaml;
    }

    /** What builds the service's image; empty where the image comes from elsewhere. */
    private static List<String> dockerfile(Service service) {
        Object build = service.content().get("build");
        if (build == null) {
            return List.of();
        }
        String file = build.equals(".") ? read("Dockerfile") : text(map(build).get("dockerfile_inline"));
        return file.lines().toList();
    }

    private static String folder(Service service) {
        Object build = Objects.requireNonNull(service.content().get("build"));
        return build.equals(".") ? "." : text(map(build).get("context"));
    }

    private static String text(@Nullable Object yaml) {
        return (String) Objects.requireNonNull(yaml);
    }

    @ParameterizedTest
    @DisplayName("Nothing is mounted from the folder: a container could not read what was cloned under umask 077")
    @MethodSource("services")
    void nothingMounted(Service service) {
        assertThat(list(service.content().get("volumes")))
                .allSatisfy(volume -> assertThat(map(COMPOSE.get("volumes")))
                        .containsKey(text(volume).replaceFirst(":.*", "")));
        assertThat(service.content()).doesNotContainKeys("configs", "secrets");
        assertThat(COMPOSE).doesNotContainKeys("configs", "secrets");
    }

    @ParameterizedTest
    @DisplayName(
            "What is copied into an image is there, and says by which mode: the folder's modes are those of its umask")
    @MethodSource("services")
    void modesAreSaid(Service service) {
        List<String> lines = dockerfile(service);
        // What earlier stages hold, root builds from.
        int last =
                lines.stream().filter(line -> line.startsWith("FROM ")).toList().size();
        int stage = 0;
        for (String line : lines) {
            stage += line.startsWith("FROM ") ? 1 : 0;
            if (line.startsWith("COPY ") && stage == last && !line.contains("--from=")) {
                String[] words = line.split(" ");
                assertThat(words[1]).as(line).matches("--chmod=(644|755)");
                assertThat(Path.of(folder(service), words[2])).isRegularFile();
                assertThat(words[1]).as(line).isEqualTo(words[2].endsWith(".sh") ? "--chmod=755" : "--chmod=644");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("An image that is built here is pulled from nowhere, by the service that builds it or by another")
    @MethodSource("services")
    void notPulled(Service service) {
        Object image = service.content().get("image");
        boolean builtHere = image != null
                && services()
                        .anyMatch(other -> other.content().containsKey("build")
                                && image.equals(other.content().get("image")));
        if (builtHere) {
            assertThat(service.content()).containsEntry("pull_policy", "never");
        } else {
            assertThat(service.content().containsKey("build")).isEqualTo(image == null);
        }
    }

    @Test
    @DisplayName("The database is healthy once the application's role reaches the application's database")
    void health() {
        Map<String, Object> database = map(SERVICES.get("db"));
        Map<String, Object> settings = map(map(SERVICES.get("portwarden")).get("environment"));
        String check = list(map(database.get("healthcheck")).get("test")).get(1).toString();
        assertThat(check)
                .contains(
                        "psql ", "--host=127.0.0.1 ", "--username=" + settings.get("SPRING_DATASOURCE_USERNAME") + " ")
                .contains("--dbname=portwarden ")
                .doesNotContain("pg_isready");
        assertThat(text(settings.get("SPRING_DATASOURCE_URL"))).endsWith("/portwarden");
        assertThat(map(map(map(SERVICES.get("portwarden")).get("depends_on")).get("db")))
                .containsEntry("condition", "service_healthy");
    }

    @Test
    @DisplayName("The superuser's password is taken away before the roles are made: whoever is healthy has none")
    void superuser() {
        assertThat(dockerfile(new Service("db", map(SERVICES.get("db")))).stream()
                        .filter(line -> line.startsWith("COPY "))
                        .map(line -> line.substring(line.lastIndexOf('/') + 1)))
                .containsExactly("1-superuser.sql", "2-roles.sh");
        assertThat(read("docker/db-superuser.sql")).contains("alter role postgres password null;");
        assertThat(read("docker/db-init.sh")).doesNotContainPattern("password\\s+null");
    }

    @Test
    @DisplayName("Engines before 25 build and run it, and the least versions are named")
    void versions() {
        assertThat(Stream.concat(Stream.of(read("Dockerfile")), services().map(s -> String.join("\n", dockerfile(s)))))
                .noneMatch(file ->
                        file.lines().anyMatch(line -> !line.startsWith("#") && line.contains("--start-interval")));
        assertThat(read("docker-compose.yml")).doesNotContain("start_interval");
        // env_file with required (2.24) is the newest that is asked of Compose, COPY --chmod (20.10) of the engine.
        assertThat(List.of("docker-compose.yml", "README.md", "docs/operations.md"))
                .allSatisfy(file -> assertThat(read(file).replaceAll("\\s+#?\\s*", " "))
                        .contains("Docker Engine 20.10 or later", "Docker Compose 2.24 or later"));
    }

    @Test
    @DisplayName("How to begin anew is written down, and that it deletes everything")
    void beginAnew() {
        assertThat(List.of("README.md", "docs/operations.md"))
                .allSatisfy(file -> assertThat(read(file).replaceAll("\\s+", " "))
                        .contains("docker compose down -v", "`down -v` deletes"));
    }

    @Test
    @DisplayName("Settings that stay out of git are read by Compose, and may be missing")
    void ownSettings() throws IOException {
        assertThat(Stream.of("portwarden", "second-node")
                        .map(node -> list(map(SERVICES.get(node)).get("env_file"))))
                .allSatisfy(files -> assertThat(map(files.get(0)))
                        .containsEntry("path", "docker/settings.env")
                        .containsEntry("required", false));
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains(".env", "docker/settings.env");
    }
}
