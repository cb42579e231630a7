package io.portwarden;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks HTTP/1.1 byte by byte, so that a request can be as wrong as it likes; only answers have to be right. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = (int) Patience.LIMIT.toMillis();
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    private final int port;
    private Optional<Connection> connection = Optional.empty();

    public RawHttp(int port) {
        this.port = port;
    }

    /** What came back, head and body as Latin-1. */
    public record Answer(int status, String head, String body) {}

    /**
     * Sends the bytes and reads the answer.
     *
     * @param complete whether the server can find the end of the request; where it cannot, nothing more is ever sent
     * @return empty where the server hung up without a word
     * @throws SocketTimeoutException when the server neither answers nor hangs up
     */
    public Optional<Answer> send(byte[] request, boolean complete) throws IOException {
        boolean fresh = connection.isEmpty();
        Connection used = fresh ? connect() : connection.get();
        Optional<Answer> answer = used.exchange(request, complete);
        if (answer.isEmpty() && !fresh) {
            // The server may have ended a connection that stood open, and never seen the request.
            close();
            used = connect();
            answer = used.exchange(request, complete);
        }
        if (answer.isEmpty() || !complete || used.ended) {
            close();
        }
        return answer;
    }

    private Connection connect() throws IOException {
        Connection made = new Connection(new Socket("localhost", port));
        connection = Optional.of(made);
        return made;
    }

    @Override
    public void close() throws IOException {
        if (connection.isPresent()) {
            connection.get().socket.close();
            connection = Optional.empty();
        }
    }

    private static final class Connection {

        private final Socket socket;
        private final InputStream in;
        private boolean ended;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        Optional<Answer> exchange(byte[] request, boolean complete) throws IOException {
            try {
                socket.getOutputStream().write(request);
                if (!complete) {
                    socket.shutdownOutput();
                }
            } catch (IOException refusedMeanwhile) {
                // What was answered before can still be read.
                ended = true;
            }
            try {
                return read();
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException reset) {
                return Optional.empty();
            }
        }

        private Optional<Answer> read() throws IOException {
            String head = head();
            while (head.startsWith("HTTP/1.1 100")) {
                head = head();
            }
            Matcher status = STATUS.matcher(head);
            if (!status.lookingAt()) {
                return Optional.empty();
            }
            String lower = head.toLowerCase(Locale.ROOT);
            ended |= lower.contains("connection: close");
            Matcher length = LENGTH.matcher(head);
            byte[] body;
            if (lower.contains("transfer-encoding: chunked")) {
                body = chunks();
            } else if (length.find()) {
                body = in.readNBytes(Integer.parseInt(length.group(1)));
            } else {
                body = ended ? in.readAllBytes() : new byte[0];
            }
            return Optional.of(
                    new Answer(Integer.parseInt(status.group(1)), head, new String(body, StandardCharsets.ISO_8859_1)));
        }

        private String head() throws IOException {
            StringBuilder head = new StringBuilder();
            for (int next = in.read(); next != -1; next = in.read()) {
                head.append((char) next);
                if (next == '\n'
                        && head.length() >= 4
                        && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                    break;
                }
            }
            return head.toString();
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int size = Integer.parseInt(line(), 16);
            while (size > 0) {
                body.write(in.readNBytes(size));
                line();
                size = Integer.parseInt(line(), 16);
            }
            line();
            return body.toByteArray();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != -1 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
