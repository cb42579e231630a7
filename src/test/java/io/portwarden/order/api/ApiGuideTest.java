package io.portwarden.order.api;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portwarden.Handbook;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.Unused;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.access.OrderService;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.api.ProblemType;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** Does what docs/api.md tells programmers to do, as it stands there: only names and days are those of a tenant that there is. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiGuideTest {

    private static final Path GUIDE = Path.of("docs/api.md");
    private static final String PIN = "48392017";

    @Autowired
    TestWorld world;

    @Autowired
    TestCarrier.Maker carriers;

    @Autowired
    OrderService tenantSide;

    @Autowired
    ProviderKeyService providerKeys;

    @TempDir
    Path folder;

    private TestTenant tenant;
    private TestCarrier carrier;
    private String purchaseOrderNumber = "";

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = carriers.carrier();
        purchaseOrderNumber = "PON-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private String ours(String snippet) {
        return snippet.replace("https://portal.example", "http://localhost:" + carriers.port())
                .replace("pw_the-key-that-you-were-given", carrier.key())
                .replace("CONTOSO-001", tenant.tenant().accountNumber())
                .replace("20001", tenant.tenant().zipCode())
                .replace("+12025550123", tenant.number(0).e164())
                .replace("2026-12-15", OrderFixture.farBusinessDay().toString())
                .replace("PON-1001", purchaseOrderNumber)
                .replace("https://hooks.carrier.example/portwarden", "http://127.0.0.1:1/");
    }

    private static String snippet(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }

    private String run(List<String> command, String key) throws IOException, InterruptedException {
        ProcessBuilder program =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        program.environment().put("PORTWARDEN", "http://localhost:" + carriers.port());
        program.environment().put("PORTWARDEN_KEY", key);
        // What a machine sets for its own way out must not stand between the program and us.
        program.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        Process process = program.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @CsvSource({
        "java, java, FirstOrder.java, java FirstOrder.java",
        "ts, node, first.mjs, node first.mjs",
        "python, python3, first.py, python3 first.py",
        "go, go, first.go, go run first.go"
    })
    @DisplayName(
            "API-6: the first order in each language that is there is placed, and the same program again finds it placed")
    void firstOrder(String language, String program, String file, String command) throws Exception {
        assumeTrue(isThere(program), "no " + program);
        Files.writeString(folder.resolve(file), ours(snippet(language)));
        // Of Java, the one that runs this.
        List<String> asked =
                List.of(command.replaceFirst("^java ", Path.of(System.getProperty("java.home"), "bin", "java") + " ")
                        .split(" "));
        assertThat(run(asked, carrier.key())).startsWith("201 ").contains("pending");
        assertThat(run(asked, carrier.key())).startsWith("200 ").contains("pending");
        assertThat(carrier.list("purchaseOrderNumber=" + purchaseOrderNumber)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    /** Several blocks as one who goes through them at one prompt. */
    private String shell(String key, String... names) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -eu\n");
        // What was asked and made before, where the blocks before were at another prompt.
        script.append("[ ! -e before.sh ] || . ./before.sh\n");
        for (String name : names) {
            script.append(ours(Handbook.commands(name)));
        }
        script.append("\n{ declare -f api; declare -p order || true; } > before.sh 2> /dev/null\n");
        Files.writeString(folder.resolve("run.sh"), script);
        return run(List.of("bash", "run.sh"), key);
    }

    @Test
    @DisplayName("API-6: the commands lead from a key to a completed order, its list and a webhook")
    void commands() throws Exception {
        assumeTrue(isThere("bash") && isThere("curl") && isThere("jq"), "no curl, or no jq");
        assertThat(shell(carrier.key(), "api-key", "api-first-order", "api-supplement"))
                .contains("\"wouldPass\":true")
                .contains("\"version\":1", "\"version\":2")
                .doesNotContain("urn:portwarden:problem");
        String order = carrier.list("").json().at("/items/0/id").asString();
        as(tenant.admin(), () -> tenantSide.confirm(UUID.fromString(order)));
        world.superuser()
                .sql(
                        "update port_out_orders set firm_order_commitment_date = current_date - 1 where order_id = ?::uuid")
                .param(order)
                .update();
        assertThat(shell(carrier.key(), "api-completion", "api-list", "api-idempotency", "api-webhook"))
                .contains("\"status\":\"completed\"")
                .contains(purchaseOrderNumber + "\n")
                .contains("whsec_", "webhook.test")
                .doesNotContain("urn:portwarden:problem");
        assertThat(TestCarrier.send(carrier.to("/api/v1/webhooks"))
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    @DisplayName("API-6: the commands for the provider's own systems make a tenant whose account number has a slash")
    void providersCommands() throws Exception {
        assumeTrue(isThere("bash") && isThere("curl") && isThere("jq"), "no curl, or no jq");
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        String key = as(world.operator(), () -> providerKeys.issue("test", null).text());
        String own = "EXAMPLE/" + UUID.randomUUID();
        String number = Unused.number();
        String api = ours(Handbook.commands("api-first-order"))
                .lines()
                .filter(line -> line.startsWith("api()"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve("run.sh"),
                "set -eu\n" + api + "\n"
                        + Handbook.commands("api-provider")
                                .replace("EXAMPLE/001", own)
                                .replace("+12025550199", number));
        assertThat(run(List.of("bash", "run.sh"), key))
                .contains("\"phoneNumber\":\"" + number + "\"")
                .contains("\"accountNumber\":" + JsonMapper.shared().writeValueAsString(own))
                .doesNotContain("urn:portwarden:problem");
    }

    @Test
    @DisplayName("API-4: every type of problem stands in the guide for programmers, and no other")
    void problems() throws IOException {
        String table = Files.readString(GUIDE);
        table = table.substring(table.indexOf("## Refusals"), table.indexOf("## When no answer"));
        List<String> told = table.lines()
                .filter(line -> line.matches("\\| [0-9]{3} \\|.*"))
                .flatMap(line -> Pattern.compile("`([a-z-]+)`")
                        .matcher(line.split("\\|")[2])
                        .results()
                        .map(type -> line.substring(2, 5) + " urn:portwarden:problem:" + type.group(1)))
                .toList();
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                        .map(type -> type.status() + " " + type.uri())
                        .toList());
    }
}
