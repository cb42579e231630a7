package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestBrowser;
import io.portwarden.people.sso.SingleSignOn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NoSingleSignOnTest {

    @LocalServerPort
    int port;

    @Autowired
    SingleSignOn singleSignOn;

    @Test
    @DisplayName("As long as no OpenID provider is configured, there is no way in by one, and nothing of it shows")
    void nothing() {
        TestBrowser browser = new TestBrowser(port);

        assertThat(singleSignOn.providers()).isEmpty();
        assertThat(TestBrowser.target(browser.get("/oauth2/authorization/acme")))
                .isEqualTo("/login?sso-unavailable");
        assertThat(TestBrowser.target(browser.get("/login/oauth2/code/acme?code=1&state=2")))
                .isEqualTo("/login?sso-failed");
    }

    /** An operator whose provider is away at the start, or for good. */
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
    static class AwayTest {

        @LocalServerPort
        int port;

        @Autowired
        SingleSignOn singleSignOn;

        @Test
        @DisplayName("A provider that is away, or that gives no ID tokens, keeps the portal from nothing else")
        void away() {
            TestBrowser browser = new TestBrowser(port);

            assertThat(singleSignOn.providers())
                    .extracting(SingleSignOn.Provider::name)
                    .containsExactlyInAnyOrder("away", "plain");
            assertThat(TestBrowser.target(browser.get("/oauth2/authorization/away")))
                    .isEqualTo("/login?sso-unavailable");
            assertThat(TestBrowser.target(browser.get("/oauth2/authorization/plain")))
                    .isEqualTo("/login?sso-unavailable");
            assertThat(browser.get("/login").statusCode()).isEqualTo(200);
        }
    }
}
