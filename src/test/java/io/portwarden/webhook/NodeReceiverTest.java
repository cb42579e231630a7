package io.portwarden.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver in Node as docs/webhooks.md has it, where there is a Node. With
 * {@code -Dportwarden.test.node-modules=FOLDER/node_modules} the packages in there check the signature (standardwebhooks or
 * svix), otherwise what the standard says of one.
 */
class NodeReceiverTest {

    private static final String BODY =
            "{\"type\": \"port-out-order.confirmed\", \"data\": {\"carrier\": \"Téléphone 🐦\"}}";

    /** Like the packages: headers by name in a plain object, five minutes, one signature that fits, nothing returned. */
    private static final String STAND_IN = """
            class StandIn {
              constructor(secret) { this.key = Buffer.from(secret.replace('whsec_', ''), 'base64'); }
              verify(body, headers) {
                const [id, at, signatures] = ['id', 'timestamp', 'signature'].map(name => headers['webhook-' + name]);
                if (!id || !at || !signatures) throw new Error('Missing required headers');
                if (Math.abs(Date.now() / 1000 - at) > 300) throw new Error('Too old');
                const right = require('node:crypto').createHmac('sha256', this.key).update(`${id}.${at}.${body}`).digest('base64');
                if (!signatures.split(' ').includes('v1,' + right)) throw new Error('No matching signature found');
              }
            }
            """;

    @TempDir
    Path folder;

    private final WebhookSecret secret = WebhookSecret.random();

    @BeforeEach
    void node() {
        assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node"))));
    }

    private static String snippet() throws IOException {
        Matcher block = Pattern.compile("```js\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/webhooks.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /** @return what the receiver says: the type of the event that it has understood, or why it refuses */
    private String receive(String body, String signatures, Instant at) throws IOException, InterruptedException {
        String modules = System.getProperty("portwarden.test.node-modules", "");
        String program = STAND_IN
                + """
                let Webhook = StandIn;
                for (const name of ['standardwebhooks', 'svix']) {
                  try { Webhook = require('%s/' + name).Webhook; break; } catch (missing) { /* the next */ }
                }
                async function receive(request) {
                %s
                  return event;
                }
                const headers = { 'Webhook-Id': 'msg_1', 'Webhook-Timestamp': '%d', 'Webhook-Signature': '%s' };
                const body = Buffer.from('%s', 'base64').toString();
                receive(new Request('https://receiver.example/', { method: 'POST', headers, body }))
                  .then(event => console.log(event.type + ' ' + event.data.carrier), refused => console.log(refused.message));
                """.formatted(
                                modules,
                                snippet().replace("whsec_…", secret.text()),
                                at.getEpochSecond(),
                                signatures,
                                Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        Path file = Files.writeString(folder.resolve("receiver.cjs"), program);
        Process process = new ProcessBuilder(List.of("node", file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    @Test
    @DisplayName(
            "Webhooks: a receiver in Node as the document has it takes what is signed here, by the secret that there was too")
    void taken() throws Exception {
        Instant now = Instant.now();
        String signature = secret.sign("msg_1", now, BODY);
        assertThat(receive(BODY, signature, now)).isEqualTo("port-out-order.confirmed Téléphone 🐦");
        String newer = WebhookSecret.random().sign("msg_1", now, BODY);
        assertThat(receive(BODY, newer + " " + signature, now)).startsWith("port-out-order.confirmed");
    }

    @Test
    @DisplayName("Webhooks: it refuses what is not genuine, or too old")
    void refused() throws Exception {
        Instant now = Instant.now();
        String signature = secret.sign("msg_1", now, BODY);
        for (String said : List.of(
                receive(BODY + " ", signature, now),
                receive(BODY, WebhookSecret.random().sign("msg_1", now, BODY), now),
                receive(BODY, secret.sign("msg_1", now.minusSeconds(600), BODY), now.minusSeconds(600)))) {
            assertThat(said).doesNotContain("port-out-order");
        }
    }
}
