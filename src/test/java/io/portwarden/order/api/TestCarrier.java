package io.portwarden.order.api;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.order.OrderFixture;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A carrier with an API key of its own, and its program, which speaks HTTP. */
final class TestCarrier {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ORDERS = "/api/v1/port-out-orders";

    private final Carrier carrier;
    private final String key;
    private final String origin;

    private TestCarrier(Carrier carrier, String key, String origin) {
        this.carrier = carrier;
        this.key = key;
        this.origin = origin;
    }

    /** Puts carriers on file. */
    @Lazy
    @Component
    record Maker(TestWorld world, CarrierService carriers, Transactions transactions, Environment environment) {

        TestCarrier carrier() {
            Carrier carrier = world.carrier();
            String key = transactions.stating(
                    Scope.carrier(carrier.id().value()),
                    () -> carriers.issueKey(carrier.id(), "test", null).text());
            return new TestCarrier(carrier, key, "http://localhost:" + port());
        }

        /** What somebody is answered who has no key. */
        Answer withoutKey(String path) {
            return send(HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port()).resolve(path)));
        }

        int port() {
            return environment.getRequiredProperty("local.server.port", Integer.class);
        }
    }

    Carrier carrier() {
        return carrier;
    }

    String key() {
        return key;
    }

    /** An order as a careful carrier sends it, for the first number of the tenant, to be spoiled. */
    ObjectNode order(TestTenant tenant, @Nullable String pin) {
        ObjectNode order = JSON.createObjectNode()
                .put(
                        "purchaseOrderNumber",
                        "PON-" + UUID.randomUUID().toString().substring(0, 18))
                .put("version", 1)
                .put("accountNumber", tenant.tenant().accountNumber())
                .put("zipCode", tenant.tenant().zipCode())
                .put("desiredDueDate", OrderFixture.farBusinessDay().toString())
                .put("initiatorPhone", "+12125550100")
                .put("agencyAuthority", true);
        order.putArray("phoneNumbers").add(tenant.number(0).e164());
        if (pin != null) {
            order.put("pin", pin);
        }
        return order;
    }

    Answer place(JsonNode order) {
        return place(order.toString());
    }

    Answer place(String body) {
        return place(body.getBytes(StandardCharsets.UTF_8));
    }

    Answer place(byte[] body) {
        return send(post(BodyPublishers.ofByteArray(body)));
    }

    /** In chunks, so that no header says how long the body is. */
    Answer placeInChunks(byte[] body) {
        return send(post(BodyPublishers.ofInputStream(stream(body))));
    }

    private static Supplier<ByteArrayInputStream> stream(byte[] body) {
        return () -> new ByteArrayInputStream(body);
    }

    private HttpRequest.Builder post(BodyPublisher body) {
        return to(ORDERS).header("Content-Type", "application/json").POST(body);
    }

    Answer supplement(String id, String body) {
        return send(post(ORDERS + "/" + id + "/supplements", body));
    }

    Answer complete(String id) {
        return send(to(ORDERS + "/" + id + "/completion").POST(BodyPublishers.noBody()));
    }

    Answer check(JsonNode order) {
        return send(post("/api/v1/port-out-checks", order.toString()));
    }

    HttpRequest.Builder post(String path, String body) {
        return to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    Answer find(String id) {
        return get("/" + id);
    }

    Answer list(String query) {
        return get("?" + query);
    }

    private Answer get(String pathAndQuery) {
        return send(to(ORDERS + pathAndQuery));
    }

    /** A request with the carrier's key to whatever path. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("Authorization", "Bearer " + key);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        /** The fields that a problem names. */
        List<String> errorFields() {
            return json().path("errors").values().stream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }
    }
}
