package io.portwarden.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mail server with bad days: answers as it is told to, or hangs up where it is told to answer nothing. */
final class TestSmtpServer implements AutoCloseable {

    static final String HANG_UP = "hang up";
    static final String SAY_NOTHING = "say nothing";

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final AtomicInteger accepted = new AtomicInteger();

    /** @param answers by verb, GREETING, and DOT for the end of a mail; what is not in it is answered well */
    TestSmtpServer(Map<String, String> answers) {
        this.answers = answers;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Mails that were taken, with an answer that said so. */
    int accepted() {
        return accepted.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII)) {
            if (!answer(out, "GREETING", "220 test")) {
                return;
            }
            String line = in.readLine();
            while (line != null) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (!answer(out, verb, usual(verb))) {
                    return;
                }
                if (verb.equals("DATA") && !answers.containsKey("DATA")) {
                    skipMail(in);
                    if (!answers.containsKey("DOT")) {
                        accepted.incrementAndGet();
                    }
                    if (!answer(out, "DOT", "250 taken")) {
                        return;
                    }
                }
                line = in.readLine();
            }
        } catch (IOException gone) {
            // so be it
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private boolean answer(Writer out, String verb, String usual) throws IOException {
        String answer = answers.getOrDefault(verb, usual);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (!answer.equals(SAY_NOTHING)) {
            out.write(answer + "\r\n");
            out.flush();
        }
        return true;
    }

    private static void skipMail(BufferedReader in) throws IOException {
        @Nullable String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
