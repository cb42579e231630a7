package io.portwarden.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestBrowser;
import io.portwarden.TestWorld;
import io.portwarden.shared.PortalCookie;
import io.portwarden.shared.SignedInPerson;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which answers set a cookie, and what it is called: the running program is asked. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class CookiesTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    private TestBrowser browser = new TestBrowser(0);
    private String email = "";

    @BeforeEach
    void makeWorld() {
        SignedInPerson ada = world.usTenant().admin();
        email = ada.email();
        world.signUp(ada, PASSWORD);
        browser = new TestBrowser(port);
    }

    private static List<String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    @Test
    @DisplayName(
            "Every cookie from coming to going is one of the portal's own, for the whole portal, out of scripts' reach")
    void named() {
        TreeSet<String> names = new TreeSet<>();
        String token = browser.token();
        for (HttpResponse<?> answer : List.of(
                new TestBrowser(port).get("/login"),
                browser.get("/port-orders"),
                browser.post("/login", Map.of("username", email, "password", PASSWORD, "_csrf", token)),
                browser.get("/"),
                browser.get("/my-sign-in"),
                browser.get("/session"),
                browser.get("/?v-r=init&location="),
                browser.post("/logout", Map.of("_csrf", browser.token())),
                browser.get("/login"))) {
            for (String cookie : cookies(answer)) {
                names.add(cookie.substring(0, cookie.indexOf('=')));
                assertThat(cookie)
                        .contains("Path=/;", "HttpOnly", "SameSite=Lax")
                        .doesNotContain("Domain");
            }
        }
        assertThat(names)
                .containsExactlyElementsOf(new TreeSet<>(Arrays.stream(PortalCookie.values())
                        .map(cookie -> cookie.name(false, ""))
                        .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("What an open page sends by itself, and what is no page, begins no session, known here or not")
    @ValueSource(
            strings = {
                "/session",
                "/?v-r=heartbeat&v-uiId=0",
                "/?v-r=uidl&v-uiId=0",
                "/?v-r=push&v-uiId=0",
                "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=long-polling",
                "/VAADIN/build/none.js",
                "/VAADIN/dynamic/resource/0/none/none.csv",
                "/api/v1/port-out-orders"
            })
    void begunByNone(String path) {
        for (TestBrowser one : List.of(browser, new TestBrowser(port).withSession("0123456789ABCDEF"))) {
            assertThat(cookies(one.get(path))).isEmpty();
            assertThat(cookies(one.post(path, Map.of()))).isEmpty();
        }
    }

    @Test
    @DisplayName("What a page fetches or sends begins no session either; a page that is loaded does")
    void begunByPages() {
        TestBrowser page = browser.with("Sec-Fetch-Mode", "cors");
        for (String path : List.of("/", "/none", "/login", "/none.js", "/webauthn/authenticate/options")) {
            assertThat(cookies(page.get(path))).as(path).isEmpty();
            HttpResponse<String> sent = page.post(path, Map.of());
            assertThat(cookies(sent)).as("to " + path).isEmpty();
            assertThat(sent.statusCode()).as("to " + path).isIn(302, 403);
        }
        assertThat(cookies(
                        new TestBrowser(port).with("Sec-Fetch-Mode", "navigate").get("/none")))
                .hasSize(1);
    }

    @ParameterizedTest(name = "https {0}, below “{1}”")
    @DisplayName("By https browsers hold to it that a cookie is this host's, or at least never sent by http")
    @CsvSource(textBlock = """
            false, '',      portwarden
            false, /portal, portwarden
            true,  '',      __Host-portwarden
            true,  /portal, __Secure-portwarden
            """)
    void prefixes(boolean https, String contextPath, String name) {
        assertThat(PortalCookie.SESSION.name(https, contextPath)).isEqualTo(name);
        assertThat(PortalCookie.path(contextPath)).isEqualTo(contextPath.isEmpty() ? "/" : contextPath);
    }
}
