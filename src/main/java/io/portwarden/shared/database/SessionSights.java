package io.portwarden.shared.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of the database connections were seen to work in, and what follows from it: a connection has a session of
 * its own, and none but that, from its first transaction to its last. By whatever name a pooler goes that breaks this, it
 * breaks what is bound to sessions: listening, and the statements that the driver prepares. Among those are BEGIN and
 * COMMIT, so that another session may know something else by the name of a COMMIT.
 */
final class SessionSights {

    /** Where a transaction of a connection was seen to run. */
    record Sight(int connection, String session) {}

    /** What is wrong with the way to the database. */
    enum Fault {
        MOVED("gives the transactions of one connection to several sessions of the database"),
        SHARED("lets several connections take turns in one session of the database"),
        NO_TRANSACTIONS("lets no transaction have more than one statement");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** What the pooler does, to be read after it. */
        String words() {
            return words;
        }
    }

    /** A statement that the driver prepares under a name is there already, or is gone: somebody else prepares them there too. */
    private static final Map<String, Fault> STATES = Map.of("42P05", Fault.SHARED, "26000", Fault.MOVED);

    private SessionSights() {}

    /** @param sqlState with which the database has refused a first transaction */
    static Optional<Fault> fault(@Nullable String sqlState) {
        return Optional.ofNullable(sqlState).map(STATES::get);
    }

    /** @param sights in the order in which they were seen, while every connection stayed open */
    static Optional<Fault> fault(List<Sight> sights) {
        Map<Integer, String> sessions = new HashMap<>();
        Map<String, Integer> connections = new HashMap<>();
        for (Sight sight : sights) {
            if (!sight.session().equals(sessions.merge(sight.connection(), sight.session(), (first, later) -> first))) {
                return Optional.of(Fault.MOVED);
            }
            if (sight.connection() != connections.merge(sight.session(), sight.connection(), (first, later) -> first)) {
                return Optional.of(Fault.SHARED);
            }
        }
        return Optional.empty();
    }
}
