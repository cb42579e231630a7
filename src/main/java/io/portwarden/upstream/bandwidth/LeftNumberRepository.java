package io.portwarden.upstream.bandwidth;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which numbers an upstream says have left, in transactions for the provider: an order leaves in several steps. */
@Repository
class LeftNumberRepository {

    private final JdbcClient jdbc;

    LeftNumberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID connectionId, Collection<PhoneNumber> numbers, Instant at) {
        jdbc.sql("""
                        insert into upstream_left_numbers (connection_id, phone_number, left_at)
                        select :connection, number, :at from unnest(:numbers) as number order by number
                        on conflict (connection_id, phone_number) do update set left_at = excluded.left_at
                        """)
                .param("connection", connectionId)
                .param("at", Rows.bound(at))
                .param("numbers", numbers.stream().map(PhoneNumber::e164).toArray(String[]::new))
                .update();
    }

    Set<PhoneNumber> since(UUID connectionId, Instant from) {
        return new HashSet<>(jdbc.sql("""
                        select phone_number from upstream_left_numbers
                        where connection_id = :connection and left_at >= date_trunc('second', cast(:from as timestamptz))
                        """)
                .param("connection", connectionId)
                .param("from", Rows.bound(from))
                .query((row, index) -> new PhoneNumber(row.getString("phone_number")))
                .list());
    }

    void clear(Instant before) {
        jdbc.sql("delete from upstream_left_numbers where left_at < :before")
                .param("before", Rows.bound(before))
                .update();
    }
}
