package io.portwarden.audit;

import io.portwarden.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads entries in order, a part at a time, however many there are. */
@Repository
class EntryReader {

    private static final int FETCH_SIZE = 2_000;

    /** What stands for null where there never is one: text in the database cannot hold it, and no entry is alike. */
    private static final String NO_TEXT = "\0";

    private static final String COLUMNS = """
            tenant_id, position, entry_id, happened_at, kind, actor_kind, actor_id, actor_name,
            subject_kind, subject_id, subject_name, details, key_id, mac
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

    static EntryRow entry(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(3, UUID.class),
                AuditRepository.micros(row, "happened_at"),
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
}
