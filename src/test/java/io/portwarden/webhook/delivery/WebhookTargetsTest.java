package io.portwarden.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.webhook.InvalidWebhookUrlException;
import io.portwarden.webhook.WebhookUrlProblem;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {

    private final WebhookTargets targets = new WebhookTargets("Portal.Example.com", false);
    private final WebhookTargets trial = new WebhookTargets("portal.example.com", true);

    private static WebhookUrlProblem problem(Runnable work) {
        try {
            work.run();
        } catch (InvalidWebhookUrlException refused) {
            return refused.problem();
        }
        throw new AssertionError("Nothing was refused");
    }

    @ParameterizedTest
    @DisplayName("Webhooks: an https address on the internet can be one")
    @ValueSource(
            strings = {
                "https://hooks.example.org",
                "https://hooks.example.org/",
                "HTTPS://hooks.example.org/a/b?token=%C3%A9&x=1",
                "https://hooks.example.org:443/x",
                "https://hooks.example.org:8443/x",
                "https://93.184.216.34/x",
                "https://[2606:4700:4700::1111]:9000/x",
                "  https://hooks.example.org/x "
            })
    void good(String url) {
        assertThat(targets.parse(url).getHost()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("Webhooks: what is not a complete https address of somebody else is refused, with the reason")
    @CsvSource({
        "'', MALFORMED",
        "hooks.example.org, MALFORMED",
        "//hooks.example.org/x, MALFORMED",
        "ftp://hooks.example.org/x, MALFORMED",
        "file:///etc/passwd, MALFORMED",
        "https:///x, MALFORMED",
        "https:hooks.example.org, MALFORMED",
        "'https://hooks.example.org/a b', MALFORMED",
        "https://hooks.example.org/é, MALFORMED",
        "https://höoks.example.org/, MALFORMED",
        "https://user@hooks.example.org/x, MALFORMED",
        "https://user:secret@hooks.example.org/x, MALFORMED",
        "https://hooks.example.org/x#part, MALFORMED",
        "https://hooks.example.org:0/x, MALFORMED",
        "https://hooks.example.org:65536/x, MALFORMED",
        "https://hooks_example/x, MALFORMED",
        "https://127.1/x, MALFORMED",
        "http://hooks.example.org/x, NOT_ENCRYPTED",
        "https://hooks.example.org:22/x, PORT",
        "https://hooks.example.org:80/x, PORT",
        "https://portal.example.com/x, OWN",
        "https://PORTAL.example.com./x, OWN"
    })
    void bad(String url, WebhookUrlProblem problem) {
        assertThat(problem(() -> targets.parse(url))).isEqualTo(problem);
    }

    @Test
    @DisplayName("Webhooks: an address has 500 characters at the most")
    void tooLong() {
        String url = "https://hooks.example.org/";
        assertThat(targets.parse(url + "x".repeat(500 - url.length()))).isNotNull();
        assertThat(problem(() -> targets.parse(url + "x".repeat(501 - url.length()))))
                .isEqualTo(WebhookUrlProblem.TOO_LONG);
    }

    @ParameterizedTest
    @DisplayName("Webhooks: a host that leads into a private network, or nowhere, is refused without telling which")
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00::1]/",
                "https://nobody.invalid/"
            })
    void notPublic(String url) {
        assertThat(problem(() -> targets.addresses(targets.parse(url)))).isEqualTo(WebhookUrlProblem.NOT_PUBLIC);
    }

    @Test
    @DisplayName("Webhooks: no address of this machine is one")
    void ownMachine() throws Exception {
        for (InetAddress own : NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList()) {
            String host = own.getHostAddress().contains(":") ? "[" + own.getHostAddress() + "]" : own.getHostAddress();
            assertThatExceptionOfType(InvalidWebhookUrlException.class)
                    .isThrownBy(() -> targets.addresses(URI.create("https://" + host + "/")));
        }
    }

    @Test
    @DisplayName("Webhooks: for trying things out, http and this machine can be allowed, and nothing malformed")
    void trial() {
        assertThat(trial.addresses(trial.parse("http://localhost:81/x"))).allMatch(InetAddress::isLoopbackAddress);
        assertThat(problem(() -> trial.parse("ftp://localhost"))).isEqualTo(WebhookUrlProblem.MALFORMED);
    }
}
