package io.portwarden.number.access;

import io.portwarden.number.Guard;
import io.portwarden.number.NumberStatus;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the numbers that name an upstream, of all tenants, in the transaction under way, which must be the provider's. */
@Repository
public class NumbersOfUpstreams {

    private final JdbcClient jdbc;

    NumbersOfUpstreams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many numbers name an upstream in these very words, and are guarded so. */
    public record Named(String upstream, Guard guard, int numbers) {}

    /** Without those that have left. */
    public List<Named> counted() {
        return jdbc.sql("""
                        select upstream, guarded_by, count(*) as numbers from phone_numbers
                        where upstream is not null and status <> :left
                        group by upstream, guarded_by order by upstream, guarded_by
                        """)
                .param("left", NumberStatus.PORTED_OUT.code())
                .query((row, index) -> new Named(
                        row.getString("upstream"),
                        Guard.ofCode(row.getString("guarded_by")).orElse(Guard.NOBODY),
                        row.getInt("numbers")))
                .list();
    }
}
