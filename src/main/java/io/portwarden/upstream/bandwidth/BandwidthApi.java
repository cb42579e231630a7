package io.portwarden.upstream.bandwidth;

import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.HandOver;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.Connections;
import io.portwarden.upstream.connection.UpstreamHttp;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Bandwidth's API, as far as it is needed: whether it lets us in, and the passcode of a number, which it compares by itself
 * (TN option orders). It takes an order and says later what came of it.
 */
final class BandwidthApi {

    private static final String USUAL_ADDRESS = "https://dashboard.bandwidth.com/api";
    /** Who asks is let go after this, whatever came of it. */
    private static final Duration ALTOGETHER = Duration.ofSeconds(14);

    private static final String COUNTRY_CODE_1 = "+1";
    private static final int OK = 200;
    private static final int NOT_LET_IN = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_OFTEN = 429;
    private static final int TROUBLE = 500;

    private final Connections connections;
    private final Duration askAgainAfter;
    private final UpstreamHttp http = new UpstreamHttp();
    private final XMLInputFactory xml = SecureXml.factory();

    /** @param askAgainAfter how long it waits before it looks again what came of an order */
    BandwidthApi(Connections connections, Duration askAgainAfter) {
        this.connections = connections;
        this.askAgainAfter = askAgainAfter;
    }

    /** What an order has come to. */
    private record Order(String id, String status) {}

    /** Something that is to be said to whoever asked, instead of an answer. */
    private static final class ProblemException extends Exception {

        private static final long serialVersionUID = 1L;

        private final ContactProblem problem;
        private final transient @Nullable Duration pause;

        ProblemException(ContactProblem problem, @Nullable Duration pause) {
            super(problem.code());
            this.problem = problem;
            this.pause = pause;
        }

        ProblemException(ContactProblem problem) {
            this(problem, null);
        }
    }

    /** @return what is wrong; nothing where it lets us in */
    Optional<ContactProblem> tryOut(UpstreamConnection connection) {
        long until = System.nanoTime() + ALTOGETHER.toNanos();
        try {
            byte[] unused = send(request(connection, "").GET(), until);
            return Optional.empty();
        } catch (ProblemException problem) {
            return Optional.of(problem.problem);
        }
    }

    /** Gives a number a passcode. */
    HandOver give(UpstreamConnection connection, PhoneNumber number, Pin pin) {
        if (!number.e164().startsWith(COUNTRY_CODE_1)) {
            return new HandOver.Refused(ContactProblem.NUMBER_UNKNOWN);
        }
        long until = System.nanoTime() + ALTOGETHER.toNanos();
        try {
            HttpRequest.Builder placing = request(connection, "/tnoptions")
                    .header("Content-Type", "application/xml; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(order(number, pin)));
            Order order = order(send(placing, until));
            while (true) {
                switch (order.status()) {
                    case "COMPLETE" -> {
                        return new HandOver.Taken();
                    }
                    case "FAILED", "PARTIAL" -> {
                        return new HandOver.Refused(ContactProblem.REFUSED);
                    }
                    default -> {
                        if (order.id().isEmpty()
                                || until - System.nanoTime()
                                        < askAgainAfter.toNanos() + UpstreamHttp.CONNECT_WITHIN.toNanos()) {
                            return new HandOver.Later(ContactProblem.NOT_UNDERSTOOD, null);
                        }
                        TimeUnit.NANOSECONDS.sleep(askAgainAfter.toNanos());
                        String path = "/tnoptions/" + URLEncoder.encode(order.id(), StandardCharsets.UTF_8);
                        order = new Order(
                                order.id(),
                                order(send(request(connection, path).GET(), until))
                                        .status());
                    }
                }
            }
        } catch (ProblemException problem) {
            return switch (problem.problem) {
                case NOT_SET_UP, REFUSED -> new HandOver.Refused(problem.problem);
                default -> new HandOver.Later(problem.problem, problem.pause);
            };
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new HandOver.Later(ContactProblem.UNREACHABLE, null);
        }
    }

    /** Digits, and nothing that would have to be escaped. */
    private static String order(PhoneNumber number, Pin pin) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><TnOptionOrder><TnOptionGroups><TnOptionGroup><PortOutPasscode>"
                + pin.digits() + "</PortOutPasscode><TelephoneNumbers><TelephoneNumber>"
                + number.e164().substring(COUNTRY_CODE_1.length())
                + "</TelephoneNumber></TelephoneNumbers></TnOptionGroup></TnOptionGroups></TnOptionOrder>";
    }

    private HttpRequest.Builder request(UpstreamConnection connection, String path) throws ProblemException {
        Optional<String> account = connection.setting(ConnectionField.ACCOUNT);
        Optional<String> user = connection.setting(ConnectionField.API_USER);
        Optional<String> key;
        try {
            key = connections.secret(connection, ConnectionField.API_KEY);
        } catch (IllegalStateException keyAway) {
            throw new ProblemException(ContactProblem.NOT_SET_UP);
        }
        if (account.isEmpty() || user.isEmpty() || key.isEmpty()) {
            throw new ProblemException(ContactProblem.NOT_SET_UP);
        }
        String base = connection.setting(ConnectionField.API_ADDRESS).orElse(USUAL_ADDRESS);
        URI address = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/accounts/"
                + URLEncoder.encode(account.get(), StandardCharsets.UTF_8) + path);
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/xml")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user.get() + ":" + key.get()).getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] send(HttpRequest.Builder request, long until) throws ProblemException {
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request.build(), Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        } catch (UpstreamHttp.NoAnswerException none) {
            throw new ProblemException(none.problem());
        }
        int status = answer.statusCode();
        if (status == NOT_LET_IN || status == FORBIDDEN) {
            throw new ProblemException(ContactProblem.NOT_LET_IN);
        }
        if (status == TOO_OFTEN) {
            throw new ProblemException(ContactProblem.TOO_OFTEN, pause(answer));
        }
        if (status >= TROUBLE) {
            throw new ProblemException(ContactProblem.TROUBLE_THERE, pause(answer));
        }
        if (status / 100 != OK / 100) {
            throw new ProblemException(ContactProblem.REFUSED);
        }
        return answer.body();
    }

    /** In seconds (RFC 9110, section 10.2.3); a date is not understood. */
    private static @Nullable Duration pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private Order order(byte[] answer) throws ProblemException {
        Map<String, String> texts = new HashMap<>();
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(answer));
            String element = "";
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> element = reader.getLocalName();
                    case XMLStreamConstants.CHARACTERS ->
                        texts.putIfAbsent(element, reader.getText().strip());
                    case XMLStreamConstants.END_ELEMENT -> element = "";
                    default -> {
                        // Says nothing.
                    }
                }
            }
        } catch (XMLStreamException | RuntimeException unreadable) {
            throw new ProblemException(ContactProblem.NOT_UNDERSTOOD);
        }
        return new Order(texts.getOrDefault("OrderId", ""), texts.getOrDefault("ProcessingStatus", ""));
    }
}
