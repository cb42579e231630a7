package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestBrowser;
import io.portwarden.people.sso.SingleSignOn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** OpenID providers that are away at the start, or are none for good. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.security.oauth2.client.registration.away.client-id=portwarden",
            "spring.security.oauth2.client.registration.away.scope=openid,email",
            "spring.security.oauth2.client.provider.away.issuer-uri=http://localhost:9",
            "spring.security.oauth2.client.registration.plain.client-id=portwarden",
            "spring.security.oauth2.client.registration.plain.authorization-grant-type=authorization_code",
            "spring.security.oauth2.client.registration.plain.redirect-uri={baseUrl}/login/oauth2/code/plain",
            "spring.security.oauth2.client.registration.plain.scope=email",
            "spring.security.oauth2.client.provider.plain.authorization-uri=http://localhost:9/authorize",
            "spring.security.oauth2.client.provider.plain.token-uri=http://localhost:9/token"
        })
@ExtendWith(OutputCaptureExtension.class)
class AwayProviderTest {

    @LocalServerPort
    int port;

    @Autowired
    SingleSignOn singleSignOn;

    @Test
    @DisplayName("A provider that is away, or that gives no ID tokens, keeps the portal from nothing else")
    void away(CapturedOutput output) {
        TestBrowser browser = new TestBrowser(port);

        assertThat(singleSignOn.providers())
                .extracting(SingleSignOn.Provider::name)
                .containsExactlyInAnyOrder("away", "plain");
        assertThat(TestBrowser.target(browser.get("/oauth2/authorization/away")))
                .isEqualTo("/login?sso-unavailable");
        assertThat(TestBrowser.target(browser.get("/oauth2/authorization/plain")))
                .isEqualTo("/login?sso-unavailable");
        assertThat(browser.get("/login").statusCode()).isEqualTo(200);
        // In a line for whoever sees to it.
        assertThat(output.getAll())
                .containsPattern("WARN .*The OpenID provider away cannot be asked .*localhost:9.*: Connection refused")
                .containsPattern("WARN .*The OpenID provider plain cannot be asked .*needs the scope openid")
                .doesNotContain("ERROR", "\tat ");
    }
}
