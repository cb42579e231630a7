package io.portwarden;

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
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Stands before a database and can fall silent as a network does when the machine at its other end loses its power: nothing
 * goes through any more, and nothing is closed either.
 */
public final class SilentProxy implements AutoCloseable {

    private final ServerSocket door;
    private final URI target;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    /** @param jdbcUrl what it stands before */
    public SilentProxy(String jdbcUrl) {
        target = URI.create(jdbcUrl.substring("jdbc:".length()));
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** The listening connection of a context goes through one, and is known for dead within three seconds. */
    public static final class BeforeListening implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            SilentProxy proxy = new SilentProxy(context.getEnvironment().getRequiredProperty("spring.datasource.url"));
            TestPropertyValues.of(
                            "portwarden.database.listen-url=" + proxy.jdbcUrl(),
                            "portwarden.database.listen-silence=3s")
                    .applyTo(context);
            context.getBeanFactory().registerSingleton("silentProxy", proxy);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d%s".formatted(door.getLocalPort(), target.getPath());
    }

    /** From now on nothing goes through, on connections that are there as on new ones. */
    public void cut() {
        cut = true;
        lines.forEach(line -> line.dead = true);
    }

    /** New connections go through again; those of before the cut, and of the time since, stay silent for ever. */
    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Line line = new Line(door.accept(), new Socket(target.getHost(), target.getPort()));
                line.dead = cut;
                lines.add(line);
                Thread.startVirtualThread(() -> line.forward(line.near, line.far));
                Thread.startVirtualThread(() -> line.forward(line.far, line.near));
            } catch (IOException ended) {
                // the next one may come through
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        lines.forEach(Line::close);
    }

    private static final class Line {
        private final Socket near;
        private final Socket far;
        private volatile boolean dead;

        Line(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void forward(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!dead) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException broken) {
                // then the other half is closed too
            }
            if (!dead) {
                close();
            }
        }

        void close() {
            try {
                near.close();
                far.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
