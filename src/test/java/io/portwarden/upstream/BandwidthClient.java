package io.portwarden.upstream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Bandwidth's side of its call, to the letter of its description: it waits for 30 seconds, and whatever it does not understand is
 * a yes to it.
 */
public final class BandwidthClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<Integer> HOLDING = Set.of(7510, 7511, 7512, 7513, 7514, 7515, 7519, 7598);
    private static final Set<Integer> CANCELLING = Set.of(7516, 7517, 7518);

    private final String host;
    private final int port;
    private final String path;
    private final String user;
    private final String password;
    private final Duration patience;
    private final SocketFactory sockets;

    public BandwidthClient(int port, String path, String user, String password) {
        this("localhost", port, path, user, password, PATIENCE, SocketFactory.getDefault());
    }

    private BandwidthClient(
            String host,
            int port,
            String path,
            String user,
            String password,
            Duration patience,
            SocketFactory sockets) {
        this.host = host;
        this.port = port;
        this.path = path;
        this.user = user;
        this.password = password;
        this.patience = patience;
        this.sockets = sockets;
    }

    /** The same with another password. */
    public BandwidthClient with(String otherPassword) {
        return new BandwidthClient(host, port, path, user, otherPassword, patience, sockets);
    }

    /** The same where something else is asked. */
    public BandwidthClient at(int otherPort, String otherPath) {
        return new BandwidthClient(host, otherPort, otherPath, user, password, patience, sockets);
    }

    /** The same that calls it by another name. */
    public BandwidthClient named(String otherHost) {
        return new BandwidthClient(otherHost, port, path, user, password, patience, sockets);
    }

    /** The same that comes by TLS, and shows what this context has. */
    public BandwidthClient by(SSLContext context) {
        return new BandwidthClient(host, port, path, user, password, patience, context.getSocketFactory());
    }

    /** The same with neither name nor password. */
    public BandwidthClient withoutPassword() {
        return new BandwidthClient(host, port, path, "", "", patience, sockets);
    }

    /** The same that waits for longer than it would. */
    public BandwidthClient patient(Duration longer) {
        return new BandwidthClient(host, port, path, user, password, longer, sockets);
    }

    /** What becomes of the order. */
    public enum Verdict {
        /** The numbers leave. */
        GOES,
        /** The order is held, and can be corrected. */
        HELD,
        CANCELLED,
        /** There was no answer: it asks again, five minutes later. */
        ASKS_AGAIN
    }

    /**
     * What came back.
     *
     * @param status 0 where nothing did
     * @param took until the answer was there, or the connection ended
     */
    public record Reply(Verdict verdict, int status, List<Integer> codes, String body, Duration took) {

        public String value(String element) {
            int from = body.indexOf("<" + element + ">");
            return from < 0
                    ? ""
                    : body.substring(from + element.length() + 2, body.indexOf("</" + element + ">", from));
        }
    }

    /** A question; what is null is left out. */
    public record Question(
            @Nullable String pon,
            @Nullable String pin,
            @Nullable String account,
            @Nullable String zip,
            List<String> numbers) {

        public String xml() {
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<PortOutValidationRequest>\n");
            element(xml, "PON", pon);
            element(xml, "Pin", pin);
            element(xml, "AccountNumber", account);
            element(xml, "ZipCode", zip);
            element(xml, "SubscriberName", "Somebody");
            xml.append("<TelephoneNumbers>");
            numbers.forEach(number -> element(xml, "TelephoneNumber", number));
            return xml.append("</TelephoneNumbers>\n</PortOutValidationRequest>\n")
                    .toString();
        }

        private static void element(StringBuilder xml, String name, @Nullable String text) {
            if (text != null) {
                xml.append("    <")
                        .append(name)
                        .append('>')
                        .append(text)
                        .append("</")
                        .append(name)
                        .append(">\n");
            }
        }
    }

    public Reply ask(Question question) {
        return post(question.xml().getBytes(StandardCharsets.UTF_8));
    }

    public Reply post(byte[] body) {
        return send(request(
                "POST", "Content-Type: application/xml; charset=utf-8\r\nContent-Length: " + body.length, body));
    }

    /** A request as somebody else might make it. */
    public byte[] request(String method, String headers, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                        + (user.isEmpty() ? "" : "Authorization: Basic " + credentials() + "\r\n") + headers
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String credentials() {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes, whatever they are, and then nothing. */
    public Reply send(byte[] request) {
        long begun = System.nanoTime();
        byte[] answer;
        try (Socket socket = sockets.createSocket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            answer = read(socket, begun);
        } catch (IOException brokenOff) {
            answer = new byte[0];
        }
        return understand(answer, Duration.ofNanos(System.nanoTime() - begun));
    }

    private byte[] read(Socket socket, long begun) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] part = new byte[8192];
        while (true) {
            long left = patience.toMillis()
                    - Duration.ofNanos(System.nanoTime() - begun).toMillis();
            if (left <= 0) {
                return all.toByteArray();
            }
            socket.setSoTimeout(Math.toIntExact(left));
            try {
                int read = in.read(part);
                if (read < 0) {
                    return all.toByteArray();
                }
                all.write(part, 0, read);
            } catch (SocketTimeoutException late) {
                return all.toByteArray();
            } catch (IOException reset) {
                // What came before it counts.
                return all.toByteArray();
            }
        }
    }

    private static Reply understand(byte[] answer, Duration took) {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return new Reply(Verdict.ASKS_AGAIN, 0, List.of(), "", took);
        }
        int status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : -1;
        int body = text.indexOf("\r\n\r\n");
        String said = body < 0 ? "" : text.substring(body + 4);
        List<Integer> codes = new ArrayList<>();
        Verdict verdict = status == 200 ? verdict(said, codes) : Verdict.GOES;
        return new Reply(verdict, status, List.copyOf(codes), said, took);
    }

    private static Verdict verdict(String body, List<Integer> codes) {
        Optional<Document> document = parse(body);
        if (document.isEmpty()) {
            return Verdict.GOES;
        }
        Element root = document.get().getDocumentElement();
        if (!root.getTagName().equals("PortOutValidationResponse")
                || !text(root, "Portable").equals("false")) {
            return Verdict.GOES;
        }
        NodeList all = root.getElementsByTagName("Code");
        for (int i = 0; i < all.getLength(); i++) {
            codes.add(Integer.parseInt(all.item(i).getTextContent().strip()));
        }
        if (codes.stream().anyMatch(CANCELLING::contains)) {
            return Verdict.CANCELLED;
        }
        boolean namesSomething = root.getElementsByTagName("AcceptableValues").getLength() == 1
                && !text(root, "AcceptableValues").isBlank();
        return namesSomething && codes.stream().anyMatch(HOLDING::contains) ? Verdict.HELD : Verdict.GOES;
    }

    private static String text(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Optional<Document> parse(String body) {
        try {
            return Optional.of(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXException | IOException | ParserConfigurationException notUnderstood) {
            return Optional.empty();
        }
    }
}
