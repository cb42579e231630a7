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
}
