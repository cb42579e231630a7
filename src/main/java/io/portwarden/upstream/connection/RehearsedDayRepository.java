package io.portwarden.upstream.connection;

import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Rows;
import io.portwarden.upstream.Rehearsal;
import io.portwarden.upstream.RehearsedDay;
import io.portwarden.upstream.RehearsedDay.Refusals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what came while connections rehearsed, and shows it part by part, in transactions for the provider (UPS-12). */
@Repository
public class RehearsedDayRepository {

    /** After every key. */
    private static final UUID END = new UUID(-1, -1);

    private final JdbcClient jdbc;

    RehearsedDayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest day first, and of each day what came most. */
    public List<RehearsedDay> since(UUID connectionId, Instant from, ZoneId zone) {
        TreeMap<LocalDate, List<Refusals>> refusals = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<LocalDate, Integer> passed = new TreeMap<>();
        jdbc.sql("""
                        select cast(happened_at at time zone :zone as date) as day, answer, reasons, count(*) as count
                        from upstream_rehearsals where connection_id = :connection and happened_at >= :from
                        group by day, answer, reasons order by day desc, count desc, reasons
                        """)
                .param("zone", zone.getId())
                .param("connection", connectionId)
                .param("from", Rows.bound(from))
                .query(row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    @Nullable String answer = row.getString("answer");
                    List<Refusals> ofDay = refusals.computeIfAbsent(day, key -> new ArrayList<>());
                    if (answer == null) {
                        passed.merge(day, row.getInt("count"), Integer::sum);
                    } else {
                        List<Reason> reasons = Rows.texts(row, "reasons").stream()
                                .map(Reason::ofCode)
                                .toList();
                        ofDay.add(new Refusals(answer, reasons, row.getInt("count")));
                    }
                });
        return refusals.entrySet().stream()
                .map(day -> new RehearsedDay(day.getKey(), passed.getOrDefault(day.getKey(), 0), day.getValue()))
                .toList();
    }

    /**
     * Newest first.
     *
     * @param after the key that the part before ended with; null for the first
     */
    public List<Rehearsal> part(UUID connectionId, Instant from, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select rehearsal_id, happened_at, purchase_order_number, phone_numbers, number_count, answer, reasons
                        from upstream_rehearsals
                        where connection_id = :connection and happened_at >= :from and rehearsal_id < :after
                        order by rehearsal_id desc limit :limit
                        """)
                .param("connection", connectionId)
                .param("from", Rows.bound(from))
                .param("after", after == null ? END : after)
                .param("limit", limit)
                .query((row, index) -> new Rehearsal(
                        row.getObject("rehearsal_id", UUID.class),
                        Rows.instant(row, "happened_at"),
                        row.getString("purchase_order_number"),
                        Rows.texts(row, "phone_numbers").stream()
                                .map(PhoneNumber::new)
                                .toList(),
                        row.getInt("number_count"),
                        row.getString("answer"),
                        Rows.texts(row, "reasons").stream().map(Reason::ofCode).toList()))
                .list();
    }
}
