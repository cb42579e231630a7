package io.portwarden.upstream.connection;

import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Rows;
import io.portwarden.upstream.Rehearsal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what came while connections rehearsed, in transactions for the provider (UPS-12). */
@Repository
public class RehearsalRepository {

    private final JdbcClient jdbc;

    RehearsalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(UUID connectionId, Rehearsal rehearsal) {
        jdbc.sql("""
                        insert into upstream_rehearsals (connection_id, rehearsal_id, happened_at, purchase_order_number,
                                                         phone_numbers, number_count, answer, reasons)
                        values (:connection, :id, :at, :pon, :numbers, :count, :answer, :reasons)
                        on conflict do nothing
                        """)
                .param("connection", connectionId)
                .param("id", rehearsal.id())
                .param("at", Rows.bound(rehearsal.at()))
                .param("pon", rehearsal.purchaseOrderNumber())
                .param(
                        "numbers",
                        rehearsal.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new))
                .param("count", rehearsal.count())
                .param("answer", rehearsal.answer())
                .param("reasons", rehearsal.reasons().stream().map(Reason::code).toArray(String[]::new))
                .update();
    }

    public void clear(Instant before) {
        jdbc.sql("delete from upstream_rehearsals where happened_at < :before")
                .param("before", Rows.bound(before))
                .update();
    }
}
