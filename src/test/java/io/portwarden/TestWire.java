package io.portwarden;

import io.portwarden.shared.embedded.DatabaseCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The network between the application and its database. Silent, it is as after a power cut: nothing arrives any more, and nobody
 * is told so; connections from before stay dead when it carries again.
 */
public final class TestWire implements AutoCloseable {

    private final URI database;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile List<Cable> cables = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    /** One connection. */
    private static final class Cable {
        private volatile boolean dead;
    }

    /** @param jdbcUrl of the database */
    public TestWire(String jdbcUrl) {
        this.database = URI.create(jdbcUrl.substring("jdbc:".length()));
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    /** The address of the database by this way. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + database.getPath();
    }

    public synchronized void fallSilent() {
        silent = true;
        cables.forEach(cable -> cable.dead = true);
        cables = new CopyOnWriteArrayList<>();
    }

    public synchronized void carryAgain() {
        silent = false;
    }

    /** As when the machine at the other end is back, and knows nothing of what was before. */
    public synchronized void carryAgainAndReset() {
        silent = false;
        sockets.forEach(TestWire::closeQuietly);
        sockets.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                sockets.add(near);
                connect(near);
            } catch (IOException closed) {
                // The test is over, or the database is: nobody is told.
            }
        }
    }

    private synchronized void connect(Socket near) throws IOException {
        if (silent) {
            return;
        }
        Socket far = new Socket(database.getHost(), database.getPort());
        sockets.add(far);
        Cable cable = new Cable();
        cables.add(cable);
        Thread.ofVirtual().start(() -> carry(cable, near, far));
        Thread.ofVirtual().start(() -> carry(cable, far, near));
    }

    private static void carry(Cable cable, Socket from, Socket to) {
        byte[] part = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                if (!cable.dead) {
                    out.write(part, 0, length);
                    out.flush();
                }
            }
            if (!cable.dead) {
                to.close();
            }
        } catch (IOException broken) {
            if (!cable.dead) {
                closeQuietly(to);
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // as wanted
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        sockets.forEach(TestWire::closeQuietly);
    }

    /** Has the application go by a wire to the database of its test; to be imported. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Between {

        @Bean
        TestWire wire(TestDatabase database) {
            return new TestWire(database.jdbcUrl());
        }

        @Bean
        JdbcConnectionDetails byWire(TestWire wire, TestDatabase database) {
            return new ByWire(wire.jdbcUrl(), database.roles().application());
        }
    }

    private record ByWire(String getJdbcUrl, DatabaseCredentials role) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return role.user();
        }

        @Override
        public String getPassword() {
            return role.password();
        }
    }
}
