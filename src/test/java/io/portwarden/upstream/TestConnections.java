package io.portwarden.upstream;

import static io.portwarden.TestWorld.as;

import io.portwarden.TestWorld;
import io.portwarden.upstream.access.AddedConnection;
import io.portwarden.upstream.access.UpstreamDesk;
import io.portwarden.upstream.access.UpstreamFigures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Makes connections for tests. */
@Lazy
@Component
public final class TestConnections {

    private static final AtomicInteger COUNTER = new AtomicInteger(36 * 36);

    private final TestWorld world;
    private final UpstreamDesk desk;
    private final UpstreamFigures figures;

    TestConnections(TestWorld world, UpstreamDesk desk, UpstreamFigures figures) {
        this.world = world;
        this.desk = desk;
        this.figures = figures;
    }

    /** A connection to Bandwidth, with the password with which it calls. */
    public record TestConnection(UpstreamConnection connection, String password) {

        public String path() {
            return "/upstream/bandwidth/" + connection.id();
        }

        public BandwidthClient client(int port) {
            return new BandwidthClient(port, path(), "bandwidth", password);
        }
    }

    /** A SPID that no test has used before. */
    public static String spid() {
        return "Z" + Integer.toString(COUNTER.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    }

    /** That rehearses, as every new one does. */
    public TestConnection bandwidth() {
        AddedConnection added = as(
                world.operator(),
                () -> desk.add(
                        UpstreamKind.BANDWIDTH,
                        "Bandwidth " + UUID.randomUUID(),
                        spid(),
                        Map.of(ConnectionField.USER_NAME, "bandwidth")));
        return new TestConnection(
                added.connection(), Objects.requireNonNull(added.password()).text());
    }

    public void mode(TestConnection connection, ConnectionMode mode) {
        as(world.operator(), () -> {
            desk.changeMode(connection.connection().id(), mode);
            return mode;
        });
    }

    public void settings(TestConnection connection, Map<ConnectionField, String> settings) {
        UpstreamConnection unused = as(
                world.operator(),
                () -> desk.change(
                        connection.connection().id(), connection.connection().name(), settings, false));
    }

    public List<Rehearsal> rehearsals(TestConnection connection) {
        return as(
                world.operator(),
                () -> figures.rehearsals(connection.connection().id(), null, 100)
                        .items());
    }
}
