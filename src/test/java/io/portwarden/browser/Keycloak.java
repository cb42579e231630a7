package io.portwarden.browser;

import io.portwarden.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak with the realm that is delivered, and nobody in it until somebody is added. */
final class Keycloak implements AutoCloseable {

    private static final Path REALM = Path.of("docker/keycloak/portwarden-realm.json");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private final String secret = UUID.randomUUID().toString();
    private final String adminPassword = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final int port = TestPorts.free();
    private final Path distribution;
    private @Nullable Process process;

    /** @param distribution where {@code org.keycloak:keycloak-quarkus-dist} was unpacked */
    Keycloak(Path distribution) {
        this.distribution = distribution;
    }

    /**
     * Comes back once it answers.
     *
     * @param portal the address under which browsers know the portal
     */
    void start(String portal) {
        Path log = distribution.resolve("portwarden-test.log");
        Process started;
        try {
            Path realms = Files.createDirectories(distribution.resolve("data/import"));
            Files.copy(REALM, realms.resolve(REALM.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder command = new ProcessBuilder(
                            "sh",
                            distribution.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            command.environment()
                    .putAll(Map.of(
                            "JAVA_HOME", System.getProperty("java.home"),
                            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                            "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword,
                            "PORTWARDEN_SSO_CLIENT_SECRET", secret,
                            "PORTWARDEN_PUBLIC_URL", portal));
            started = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = started;
        Instant end = Instant.now().plus(STARTS_WITHIN);
        while (!answers()) {
            if (!started.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("Keycloak does not start: see " + log);
            }
            pause();
        }
    }

    /** Another site than the portal's, as it is where Keycloak has a host of its own. */
    private String address() {
        return "http://127.0.0.1:" + port;
    }

    String issuer() {
        return address() + "/realms/portwarden";
    }

    String secret() {
        return secret;
    }

    /** Sends people back there too, and says there when a session of its own is over. */
    void knows(String redirectAddress, String logoutAddress) {
        JsonNode client = find("/clients?clientId=portwarden").get(0);
        List<String> redirects = new ArrayList<>(List.of(redirectAddress));
        client.path("redirectUris").forEach(known -> redirects.add(known.asString()));
        Map<String, Object> attributes = new HashMap<>();
        client.path("attributes")
                .properties()
                .forEach(
                        known -> attributes.put(known.getKey(), known.getValue().asString()));
        attributes.put("backchannel.logout.url", logoutAddress);
        attributes.put("backchannel.logout.session.required", "true");
        Map<String, Object> changed = new HashMap<>();
        client.properties().forEach(known -> changed.put(known.getKey(), known.getValue()));
        changed.put("redirectUris", redirects);
        changed.put("attributes", attributes);
        admin("PUT", "/clients/" + client.path("id").asString(), changed);
    }

    /** Ends all of somebody's sessions, as an administrator of Keycloak does. */
    void signOut(String person) {
        admin("POST", "/users/" + person + "/logout", Map.of());
    }

    /** How the portal is configured for it. */
    String[] settings() {
        String registration = "--spring.security.oauth2.client.registration.keycloak.";
        return new String[] {
            registration + "client-id=portwarden",
            registration + "client-secret=" + secret,
            registration + "client-name=Keycloak",
            registration + "scope=openid,email",
            "--spring.security.oauth2.client.provider.keycloak.issuer-uri=" + issuer(),
            "--portwarden.sso.roles-claim=roles",
            // As an organization's own it is on this machine too.
            "--portwarden.sso.own.allow-private-addresses=true"
        };
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(
                                            address() + "/realms/portwarden/.well-known/openid-configuration"))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /**
     * Adds somebody as an administrator of Keycloak does; whoever had the address goes.
     *
     * @param roles their roles at the portal
     * @return Keycloak's id of them
     */
    String add(String email, String password, boolean verified, String... roles) {
        for (JsonNode former : find("/users?exact=true&email=" + email)) {
            send(request("/users/" + former.path("id").asString()).DELETE());
        }
        Map<String, Object> credential = Map.of("type", "password", "value", password, "temporary", false);
        Map<String, Object> person = Map.of(
                "email",
                email,
                "emailVerified",
                verified,
                "enabled",
                true,
                "firstName",
                "Kim",
                "lastName",
                "Example",
                "credentials",
                List.of(credential));
        String location =
                admin("POST", "/users", person).headers().firstValue("Location").orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        for (String role : roles) {
            give(id, role);
        }
        return id;
    }

    /** @param role one of the portal's */
    void give(String person, String role) {
        String client = find("/clients?clientId=portwarden").get(0).path("id").asString();
        JsonNode given = find("/clients/" + client + "/roles/" + role);
        admin("POST", "/users/" + person + "/role-mappings/clients/" + client, List.of(given));
    }

    /** @param verify whether people get in only once they have shown that a mail reaches them; so it is delivered */
    void verifyAddresses(boolean verify) {
        admin("PUT", "", Map.of("verifyEmail", verify));
    }

    private JsonNode find(String path) {
        return json.readTree(send(request(path).GET()).body());
    }

    private HttpResponse<String> admin(String method, String path, Object body) {
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body))));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + "/admin/realms/portwarden" + path))
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        BodyPublisher form = BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(adminPassword, StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form);
        return json.readTree(send(request).body()).path("access_token").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The script's own process, and the Java that it has started. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(one -> one.onExit().join());
    }
}
