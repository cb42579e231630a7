package io.portwarden.upstream.access;

import io.portwarden.number.access.NumbersOfUpstreams;
import io.portwarden.number.access.NumbersOfUpstreams.Named;
import io.portwarden.shared.Page;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.RehearsedDay;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.connection.Connections;
import io.portwarden.upstream.connection.RehearsedDayRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows operators what hangs on connections: how many numbers they guard, and what came while they rehearsed. */
@Service
@PreAuthorize("hasRole('SECURITY')")
public class UpstreamFigures {

    private final Transactions transactions;
    private final Connections connections;
    private final NumbersOfUpstreams numbers;
    private final RehearsedDayRepository rehearsals;
    private final Clock clock;

    UpstreamFigures(
            Transactions transactions,
            Connections connections,
            NumbersOfUpstreams numbers,
            RehearsedDayRepository rehearsals,
            Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.numbers = numbers;
        this.rehearsals = rehearsals;
        this.clock = clock;
    }

    /**
     * How the numbers are guarded that name a connection as their upstream (NUM-4).
     *
     * @param here because the upstream asks
     * @param there because it compares the PIN
     */
    public record Guarded(int here, int there, int nobody) {

        public static final Guarded NONE = new Guarded(0, 0, 0);

        private Guarded plus(Guarded more) {
            return new Guarded(here + more.here, there + more.there, nobody + more.nobody);
        }
    }

    /** Of the connections that numbers name. */
    public Map<UUID, Guarded> guarded() {
        List<Named> named = transactions.searching(Scope.provider(), numbers::counted);
        Map<UUID, Guarded> guarded = new HashMap<>();
        for (UpstreamConnection connection : connections.all()) {
            named.stream()
                    .filter(one -> connection.isNamed(one.upstream()))
                    .forEach(one -> guarded.merge(connection.id(), guarded(one), Guarded::plus));
        }
        return guarded;
    }

    private static Guarded guarded(Named named) {
        return switch (named.guard()) {
            case HERE -> new Guarded(named.numbers(), 0, 0);
            case UPSTREAM -> new Guarded(0, named.numbers(), 0);
            case NOBODY -> new Guarded(0, 0, named.numbers());
        };
    }

    /** The last week, newest day first, and of each day what came most; days on which nothing came are left out. */
    public List<RehearsedDay> week(UUID connectionId, ZoneId zone) {
        return transactions.searching(Scope.provider(), () -> rehearsals.since(connectionId, weekAgo(), zone));
    }

    /**
     * What came in the last week while the connection rehearsed, newest first.
     *
     * @param after the key that the page before ended with; null for the first
     */
    public Page<Rehearsal, UUID> rehearsals(UUID connectionId, @Nullable UUID after, int limit) {
        return transactions.searching(
                Scope.provider(),
                () -> Page.of(rehearsals.part(connectionId, weekAgo(), after, limit + 1), limit, Rehearsal::id));
    }

    private Instant weekAgo() {
        return clock.instant().minus(UpstreamDesk.WEEK);
    }
}
