package io.portwarden.upstream.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portwarden.shared.PhoneNumber;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Telnyx's own client for Node against the made Telnyx, so that this answers as the real one does; where there is a Node, and
 * {@code -Dportwarden.test.node-modules=FOLDER/node_modules} has the package telnyx, of which 7.24.0 was tried.
 */
class TelnyxClientsTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+12025550123");

    @TempDir
    Path folder;

    MadeTelnyx telnyx;

    @BeforeEach
    void made() throws Exception {
        assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node"))));
        assumeTrue(Files.isDirectory(Path.of(modules(), "telnyx")));
        telnyx = new MadeTelnyx();
    }

    @AfterEach
    void close() {
        if (telnyx != null) {
            telnyx.close();
        }
    }

    private static String modules() {
        return System.getProperty("portwarden.test.node-modules", "");
    }

    private List<String> node(String program) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("client.cjs"), """
                const { Telnyx } = require('%s/telnyx');
                const client = new Telnyx({ apiKey: '%s', baseURL: '%s', publicKey: '%s', maxRetries: 0 });
                async function main() {
                %s
                }
                main().catch(failed => { console.log('failed', failed.message); process.exit(1); });
                """.formatted(
                        modules(), telnyx.key(), telnyx.address(), telnyx.publicKey(), program));
        Process process = new ProcessBuilder(List.of("node", file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip().lines().toList();
    }

    @Test
    @DisplayName("UPS-8: Telnyx's client takes the events of the made one, and refuses what we refuse")
    void signatures() throws Exception {
        UUID id = telnyx.portOut(Instant.now(), NUMBER);
        String event = telnyx.event(UUID.randomUUID(), id, "portout.status_changed");
        TelnyxSignature ours = TelnyxSignature.of(telnyx.publicKey()).orElseThrow();
        Instant now = Instant.now();
        for (Instant at : List.of(now, now.minus(Duration.ofMinutes(6)), now.plus(Duration.ofMinutes(6)))) {
            for (String body : List.of(event, event + " ")) {
                String timestamp = Long.toString(at.getEpochSecond());
                String signature = telnyx.sign(timestamp, event);
                String said = node("""
                        const body = Buffer.from('%s', 'base64').toString();
                        const headers = { 'telnyx-timestamp': '%s', 'telnyx-signature-ed25519': '%s' };
                        const event = await client.webhooks.unwrap(body, { headers }).catch(() => null);
                        console.log(event === null ? 'refused' : event.data.payload.id);
                        """.formatted(
                                        Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)),
                                        timestamp,
                                        signature))
                        .getLast();
                boolean genuine =
                        ours.isGenuine(body.getBytes(StandardCharsets.UTF_8), timestamp, signature, Instant.now());
                assertThat(said).isEqualTo(genuine ? id.toString() : "refused");
                assertThat(genuine).isEqualTo(at.equals(now) && body.equals(event));
            }
        }
    }

    @Test
    @DisplayName("UPS-9: Telnyx's client makes every call that we make, and the made one answers it as we read it")
    void calls() throws Exception {
        UUID first = telnyx.portOut(Instant.now(), NUMBER);
        UUID second = telnyx.portOut(Instant.now(), NUMBER);
        UUID third = telnyx.portOut(Instant.now(), NUMBER);
        telnyx.becomes(third, "ported");
        telnyx.has(NUMBER);
        List<String> said = node("""
                const pending = [];
                for await (const one of client.portouts.list({ filter: { status: 'pending' }, 'page[size]': 1 })) pending.push(one.id);
                console.log(pending.join(' '));
                const one = (await client.portouts.retrieve('%1$s')).data;
                console.log(one.status, one.phone_numbers[0], one.spid, one.zip);
                console.log((await client.portouts.listRejectionCodes('%1$s')).data.map(code => code.code).join(' '));
                console.log((await client.portouts.updateStatus('authorized', { id: '%1$s', reason: 'ours' })).data.status);
                console.log((await client.portouts.updateStatus('rejected-pending', { id: '%2$s', reason: 'not ours', rejection_code: 1001 })).data.status);
                console.log(await client.portouts.updateStatus('rejected-pending', { id: '%2$s', reason: 'again', rejection_code: 1001 }).catch(failed => failed.status));
                console.log(await client.portouts.retrieve('%3$s').catch(failed => failed.status));
                console.log((await client.portouts.comments.create('%2$s', { body: 'Please look at this.' })).data.body);
                const number = (await client.phoneNumbers.list({ filter: { phone_number: '%4$s' } })).data[0];
                console.log((await client.phoneNumbers.update(number.id, { external_pin: '73190264' })).data.external_pin);
                """.formatted(first, second, UUID.randomUUID(), NUMBER.e164()));
        assertThat(said)
                .containsExactly(
                        first + " " + second,
                        "pending +12025550123 073H 20001-1234",
                        "1001 1002",
                        "authorized",
                        "rejected-pending",
                        "422",
                        "404",
                        "Please look at this.",
                        "73190264");
        assertThat(telnyx.pinOf(NUMBER)).isEqualTo("73190264");
    }
}
