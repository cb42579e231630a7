package io.portwarden;

import io.portwarden.shared.database.KeptAliveSockets;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets to the database that notice when a thread sends and then waits for an answer: that is a round trip, however much
 * is sent at once. For the driver, which makes one of these by the class's name.
 */
public final class TripSockets extends SocketFactory {

    /** How the server's last message of an answer ends, ReadyForQuery: with whether a transaction is under way. */
    private static final byte IDLE = 'I';

    private static final ThreadLocal<@Nullable Noticed> NOTICED = new ThreadLocal<>();

    private final KeptAliveSockets sockets = new KeptAliveSockets();

    /**
     * What was noticed of one thread.
     *
     * @param trips what was sent in each round trip, as text in which statements can be found the first few times
     * @param transactions how often there was none under way after an answer
     */
    public record Noticed(List<String> trips, AtomicInteger transactions) {}

    /** What this thread sends while it does the work. */
    public static Noticed of(Runnable work) {
        Noticed noticed = new Noticed(new ArrayList<>(), new AtomicInteger());
        NOTICED.set(noticed);
        try {
            work.run();
        } finally {
            NOTICED.remove();
        }
        return noticed;
    }

    @Override
    public Socket createSocket() {
        return new Noticing();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to);
        return socket;
    }

    private static final class Noticing extends Socket {

        private final StringBuilder sent = new StringBuilder();

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int b) throws IOException {
                    out.write(b);
                    note(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    note(bytes, from, length);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    trip();
                    return in.read();
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    trip();
                    int read = in.read(bytes, from, length);
                    Noticed noticed = NOTICED.get();
                    if (noticed != null && in.available() == 0 && read > 0 && bytes[from + read - 1] == IDLE) {
                        noticed.transactions().incrementAndGet();
                    }
                    return read;
                }
            };
        }

        private void note(byte[] bytes, int from, int length) {
            if (NOTICED.get() != null) {
                sent.append(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
            }
        }

        private void trip() {
            Noticed noticed = NOTICED.get();
            if (noticed != null && !sent.isEmpty()) {
                noticed.trips().add(sent.toString());
                sent.setLength(0);
            }
        }
    }
}
