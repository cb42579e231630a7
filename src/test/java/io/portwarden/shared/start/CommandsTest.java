package io.portwarden.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Portwarden;
import io.portwarden.TestDatabase;
import io.portwarden.shared.database.DatabaseConfigurationTest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
public class CommandsTest {

    /** How a program ended, and all that it has printed. */
    public record Ended(int exitCode, String printed) {}

    private record Answering(String name, int exitCode) implements Command {
        @Override
        public int run(PrintStream out) {
            return exitCode;
        }
    }

    @Test
    @DisplayName("Commands: the first argument names one unless it is an option")
    void named() {
        assertThat(Commands.named(new String[] {"verify-trail", "--a=b"}))
                .containsExactly("--portwarden.command=verify-trail", "--a=b");
        assertThat(Commands.named(new String[] {"--a=b", "c"})).containsExactly("--a=b", "c");
        assertThat(Commands.named(new String[0])).isEmpty();
    }

    @Test
    @DisplayName("Commands: the exit code is the command's; an unknown one is refused")
    void exitCode() {
        List<Command> commands = List.of(new Answering("one", 0), new Answering("two", 7));
        assertThat(exitCode("one", commands)).isZero();
        assertThat(exitCode("two", commands)).isEqualTo(7);
        assertThat(exitCode("three", commands)).isEqualTo(64);
    }

    private static int exitCode(String name, List<Command> commands) {
        CommandRunner runner = new CommandRunner(name, commands);
        runner.run(new DefaultApplicationArguments());
        return runner.getExitCode();
    }

    @Test
    @DisplayName("Commands: verify-trail runs without serving, and its exit code is the program's")
    void verifyTrail() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Ended unfit = start(database, "verify-trail", Map.of());
        assertThat(unfit.printed()).contains("The database has not been migrated to this version.");
        assertThat(unfit.exitCode()).isNotZero();
        assertThat(JdbcClient.create(database.asSuperuser())
                        .sql("select count(*) from pg_tables where schemaname = 'public'")
                        .query(Integer.class)
                        .single())
                .isZero();

        migrate(database);
        Ended verified = start(database, "verify-trail", Map.of());
        assertThat(verified.printed())
                .contains("0 trails, 0 entries, 0 problems")
                .doesNotContainPattern("Tomcat started on port \\d");
        assertThat(verified.exitCode()).isZero();

        JdbcClient superuser = JdbcClient.create(database.asSuperuser());
        superuser.sql("alter table audit_heads disable trigger all").update();
        superuser
                .sql("insert into audit_heads values (?, 3, ?, now())")
                .params(UUID.randomUUID(), new byte[32])
                .update();
        Ended refused = start(database, "--portwarden.command=verify-trail", Map.of());
        assertThat(refused.printed()).contains("CUT_OFF").contains("1 trails, 0 entries, 1 problems");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    /** As a start of the program that serves does. */
    private static void migrate(TestDatabase database) {
        new SpringApplicationBuilder(DatabaseConfigurationTest.Program.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties())
                .run()
                .close();
    }

    /** Runs the program with this command, and waits for its end. */
    public static Ended start(TestDatabase database, String command, Map<String, String> settings) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Portwarden.class.getName(),
                command,
                "--vaadin.productionMode=true"));
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.putAll(settings);
        properties.forEach((name, value) -> line.add("--" + name + "=" + value));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }
}
