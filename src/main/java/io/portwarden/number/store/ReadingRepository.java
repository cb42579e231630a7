package io.portwarden.number.store;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what texts of numbers were read as. */
@Repository
public class ReadingRepository {

    /** Word for word as in the index of V032; {@link io.portwarden.shared.PhoneNumber} has the same form. */
    private static final String UNREAD = """
            select phone_number from number_directory
            where reading is null and phone_number !~ '^\\+1(?![2-9]11)[2-9][0-9]{2}(?![2-9]11)[2-9][0-9]{6}$'
            order by phone_number limit :limit
            """;

    private final JdbcClient jdbc;

    ReadingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else reads. */
    public void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('portwarden.number_readings'))")
                .query((row, index) -> index)
                .list();
    }

    public List<String> unread(int limit) {
        return jdbc.sql(UNREAD)
                .param("limit", limit)
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** @param readings by the text as it is stored; empty for no number */
    public void write(Map<String, String> readings) {
        jdbc.sql("""
                        update number_directory d set reading = r.reading
                        from unnest(cast(:texts as text[]), cast(:readings as text[])) r (text, reading)
                        where d.phone_number = r.text and d.reading is null
                        """)
                .param("texts", readings.keySet().toArray(String[]::new))
                .param("readings", readings.values().toArray(String[]::new))
                .update();
    }
}
