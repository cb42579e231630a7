package io.portwarden.audit.chain;

import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.AuditFilter;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.Page;
import io.portwarden.shared.PastedNumbers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.WrittenNumber;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads entries, a part at a time, however many there are. */
@Repository
public class EntryReader {

    private static final int FETCH_SIZE = 2_000;

    /** What stands for null where there never is one: text in the database cannot hold it, and no entry is alike. */
    private static final String NO_TEXT = "\0";

    private static final String COLUMNS = """
            tenant_id, position, entry_id, happened_at, kind, actor_kind, actor_id, actor_name,
            subject_kind, subject_id, subject_name, details, key_id, mac
            """;

    private static final String IN_TEXT = """
            (strpos(lower(concat_ws(' ', actor_name, subject_name, details)), lower(:text)) > 0
             or strpos(lower(concat_ws(' ', actor_name, subject_name, details)), lower(:plain)) > 0
             or exists (select 1 from unnest(:digits) digits
                        where strpos(concat_ws(' ', subject_name, details), digits) > 0))
            """;

    private final JdbcClient jdbc;

    EntryReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Goes through the entries of a tenant between two positions, both included. */
    <T> T read(TenantId tenantId, long from, long to, ResultSetExtractor<T> work) {
        return jdbc.sql("select " + COLUMNS + """
                        from audit_entries where tenant_id = :tenant and position between :from and :to
                        order by position
                        """)
                .param("tenant", tenantId.value())
                .param("from", from)
                .param("to", to)
                .withFetchSize(FETCH_SIZE)
                .query(work);
    }

    /**
     * A part of a tenant's trail, newest first. Times are turned into positions before: entries stand in the order of
     * their time, so that only what is asked for is read.
     */
    public Page<AuditEntry, Long> page(TenantId tenantId, AuditFilter filter, @Nullable Long before, int limit) {
        List<String> conditions = new ArrayList<>(List.of("tenant_id = :tenant"));
        Map<String, Object> params = new HashMap<>(Map.of("tenant", tenantId.value(), "limit", limit + 1));
        if (filter.kind() != null) {
            conditions.add("kind = :kind");
            params.put("kind", filter.kind().code());
        }
        if (filter.from() != null) {
            conditions.add("position >= :from");
            params.put("from", firstSince(tenantId, filter.from()));
        }
        if (before != null || filter.until() != null) {
            conditions.add("position < :before");
            long end = filter.until() == null ? Long.MAX_VALUE : firstSince(tenantId, filter.until());
            params.put("before", before == null ? end : Math.min(before, end));
        }
        if (filter.text() != null) {
            conditions.add(IN_TEXT);
            params.put("text", filter.text());
            params.put("plain", NormalForm.plain(filter.text()));
            params.put("digits", digits(filter.text()));
        }
        List<AuditEntry> entries = jdbc.sql("select " + COLUMNS + " from audit_entries where "
                        + String.join(" and ", conditions) + " order by position desc limit :limit")
                .params(params)
                .query((row, index) -> shown(entry(row)))
                .list();
        return Page.of(entries, limit, AuditEntry::position);
    }

    /** The position of the first entry that is not before that moment. */
    private long firstSince(TenantId tenantId, Instant moment) {
        return jdbc.sql("""
                        select position from audit_entries where tenant_id = :tenant and happened_at >= :moment
                        order by happened_at, position limit 1
                        """)
                .param("tenant", tenantId.value())
                .param("moment", Rows.bound(moment))
                .query(Long.class)
                .optional()
                .orElse(Long.MAX_VALUE);
    }

    /** The numbers that are meant, or the digits of what may be a part of one. */
    private static String[] digits(String text) {
        List<PhoneNumber> numbers = PastedNumbers.of(text).numbersOnly();
        if (!numbers.isEmpty()) {
            return numbers.stream().map(PhoneNumber::e164).toArray(String[]::new);
        }
        String part = NormalForm.withoutBlanks(WrittenNumber.of(text).text()).replaceAll("[()\\[\\]./+-]", "");
        return part.matches("[0-9]{3,15}") ? new String[] {part} : new String[0];
    }

    private static AuditEntry shown(EntryRow row) {
        Map<String, String> details = new LinkedHashMap<>();
        row.details().lines().forEach(line -> {
            String[] parts = line.split("=", 2);
            details.put(parts[0], parts.length == 2 ? parts[1] : "");
        });
        return new AuditEntry(
                row.position(),
                row.id(),
                instant(row.happenedAt()),
                row.kind(),
                row.actorKind(),
                row.actorId(),
                row.actorName(),
                row.subjectKind(),
                row.subjectId(),
                row.subjectName(),
                details);
    }

    static EntryRow entry(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(3, UUID.class),
                micros(row, 4),
                text(row, 5),
                text(row, 6),
                row.getObject(7, UUID.class),
                text(row, 8),
                text(row, 9),
                row.getObject(10, UUID.class),
                text(row, 11),
                text(row, 12),
                text(row, 13));
    }

    static byte[] mac(ResultSet row) throws SQLException {
        byte @Nullable [] mac = row.getBytes(14);
        return mac == null ? new byte[0] : mac;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? NO_TEXT : text;
    }

    /** Microseconds since 1970, the least possible number for what is no time at all. */
    static long micros(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null || time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)
                ? Long.MIN_VALUE
                : ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
