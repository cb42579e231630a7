package io.portwarden.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.PublicPortal;
import io.portwarden.TestBrowser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PublicPortal
class HttpsPortalTest {

    @LocalServerPort
    int port;

    @Test
    @DisplayName("Where people come by https, the session's cookie is this host's only, and never sent by http"
            + " (OWASP ASVS 5.0, 3.3.1 and 3.3.3)")
    void cookie() {
        HttpResponse<String> page = new TestBrowser(port).get("/login");

        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-portwarden=")
                .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }
}
