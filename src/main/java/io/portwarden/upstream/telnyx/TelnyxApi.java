package io.portwarden.upstream.telnyx;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.connection.UpstreamHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Telnyx's API, version 2, as far as port-outs need it. What changes something there is told once: whoever calls tries again, after a look at
 * what has become of it (UPS-10).
 */
final class TelnyxApi {

    /** Where it is, unless the connection says otherwise. */
    static final String ADDRESS = "https://api.telnyx.com/v2";

    private static final int PAGE = 100;
    /** Of pending port-outs: more than any provider has. */
    private static final int MOST_PAGES = 200;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /**
     * Where it is, and the key to it.
     *
     * @param address without a slash at its end
     */
    record Access(String address, String key) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Access[" + address + "]";
        }
    }

    private final UpstreamHttp http = new UpstreamHttp();

    private final JsonMapper json = new JsonMapper();
    private final Duration within;

    /** @param within how long one call may take altogether */
    TelnyxApi(Duration within) {
        this.within = within;
    }

    /** Asks for what changes nothing, to see whether somebody answers and takes the key. */
    void greet(Access access) {
        data(get(access, "/portouts?" + page(1, 1)));
    }

    /** Those that wait for an answer, page by page; one that leaves the list meanwhile may hide another until the next time. */
    List<TelnyxPortOut> pending(Access access) {
        List<TelnyxPortOut> all = new ArrayList<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            JsonNode answer = get(access, "/portouts?" + named("filter[status]", "pending") + "&" + page(number, PAGE));
            JsonNode page = data(answer);
            page.forEach(one -> TelnyxReading.portOut(one).ifPresent(all::add));
            if (page.isEmpty()
                    || number >= answer.path("meta").path("total_pages").asInt(number)) {
                break;
            }
        }
        return all;
    }

    /** Nothing where it has no such port-out, of ours at least. */
    Optional<TelnyxPortOut> find(Access access, UUID id) {
        try {
            return Optional.of(one(get(access, "/portouts/" + id)));
        } catch (TelnyxException failed) {
            if (failed.problem() == TelnyxProblem.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** For what it can be refused now. */
    List<TelnyxRefusal.Code> rejectionCodes(Access access, UUID id) {
        List<TelnyxRefusal.Code> codes = new ArrayList<>();
        data(get(access, "/portouts/rejections/" + id))
                .forEach(one -> TelnyxReading.code(one).ifPresent(codes::add));
        return codes;
    }

    /** @return as it is afterwards */
    TelnyxPortOut authorize(Access access, UUID id, String reason) {
        return one(patch(access, "/portouts/" + id + "/authorized", body().put("reason", reason)));
    }

    /** @return as it is afterwards */
    TelnyxPortOut reject(Access access, UUID id, int code, String reason) {
        return one(patch(
                access,
                "/portouts/" + id + "/rejected-pending",
                body().put("rejection_code", code).put("reason", reason)));
    }

    /** By what Telnyx knows a number of ours; nothing where it does not have it. */
    Optional<String> numberId(Access access, PhoneNumber number) {
        JsonNode page =
                data(get(access, "/phone_numbers?" + named("filter[phone_number]", number.e164()) + "&" + page(1, 2)));
        for (JsonNode one : page) {
            String id = one.path("id").asString("");
            // What looks like it is not it.
            if (one.path("phone_number").asString("").equals(number.e164()) && id.matches("[0-9A-Za-z-]{1,64}")) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** Has Telnyx compare this PIN with what carriers bring that want the number. */
    void guard(Access access, String numberId, String pin) {
        data(patch(access, "/phone_numbers/" + numberId, body().put("external_pin", pin)));
    }

    private ObjectNode body() {
        return json.createObjectNode();
    }

    private static TelnyxPortOut one(JsonNode answer) {
        return TelnyxReading.portOut(data(answer)).orElseThrow(() -> new TelnyxException(TelnyxProblem.NOT_UNDERSTOOD));
    }

    private static JsonNode data(JsonNode answer) {
        JsonNode data = answer.path("data");
        if (!data.isContainer()) {
            throw new TelnyxException(TelnyxProblem.NOT_UNDERSTOOD);
        }
        return data;
    }

    private static String page(int number, int size) {
        return named("page[number]", Integer.toString(number)) + "&" + named("page[size]", Integer.toString(size));
    }

    private static String named(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private JsonNode get(Access access, String path) {
        return call(access, path, "GET", null);
    }

    private JsonNode patch(Access access, String path, ObjectNode body) {
        return call(access, path, "PATCH", body);
    }

    private JsonNode call(Access access, String path, String method, @Nullable ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.address() + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + access.key());
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        }
        return read(send(request.build()));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, within);
        } catch (UpstreamHttp.NoAnswerException none) {
            throw new TelnyxException(
                    none.problem() == ContactProblem.NOT_UNDERSTOOD
                            ? TelnyxProblem.NOT_UNDERSTOOD
                            : TelnyxProblem.UNREACHABLE);
        }
    }

    private JsonNode read(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status / 100 != 2) {
            throw new TelnyxException(problem(status), pause(answer));
        }
        try {
            return json.readTree(answer.body());
        } catch (JacksonException unreadable) {
            throw new TelnyxException(TelnyxProblem.NOT_UNDERSTOOD);
        }
    }

    private static TelnyxProblem problem(int status) {
        return switch (status) {
            case 401, 403 -> TelnyxProblem.KEY_REFUSED;
            case 404 -> TelnyxProblem.NOT_FOUND;
            case 408, 425, 429 -> TelnyxProblem.TOO_OFTEN;
            default -> status / 100 == 4 ? TelnyxProblem.REFUSED : TelnyxProblem.TROUBLE_THERE;
        };
    }

    /** Seconds only, and not so long that a port-out would be authorized meanwhile. */
    private static Duration pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked)
                .orElse(Duration.ZERO);
    }
}
