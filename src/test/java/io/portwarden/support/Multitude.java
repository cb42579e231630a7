package io.portwarden.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills an empty, migrated database with so many orders that lists show what they are made of. Everything follows from the
 * numbers, nothing is left to chance: orders of three years in the order of arrival, a tenth of them against the biggest
 * tenant and the others unevenly against the rest, with their numbers, the first events of their timelines and their names;
 * the tenants' telephone numbers; and a trail. Left out is what no list reads: later events, people, PINs, guesses, notices,
 * and MACs that verify.
 */
public final class Multitude {

    /** As many as the field knows; few carriers send most orders. */
    public static final int CARRIERS = 60;

    private static final int WORKERS = 3;
    private static final long PART = 100_000;

    private final DataSource superuser;
    private final Size size;
    private final Consumer<String> progress;
    private final Instant now;

    /**
     * How much there is to be.
     *
     * @param orders of which every tenth is the biggest tenant's
     * @param numbers of the biggest tenant; three times as many belong to the others
     * @param entries of the biggest tenant's trail; a fifth as many belong to the others
     */
    public record Size(long orders, int tenants, int numbers, long entries) {}

    public Multitude(DataSource superuser, Size size, Consumer<String> progress) {
        this.superuser = superuser;
        this.size = size;
        this.progress = progress;
        this.now = Instant.now();
    }

    /** The tenants by size, the biggest first. */
    public static UUID tenant(int k) {
        return named("tenant" + k);
    }

    /** The carriers by how many orders they send, the busiest first. */
    public static UUID carrier(int k) {
        return named("carrier" + k);
    }

    public static String spid(int k) {
        return String.format(Locale.ROOT, "C%03d", k);
    }

    /** One of the biggest tenant's telephone numbers, from 0, in E.164 form. */
    public static String number(int k) {
        return String.format(Locale.ROOT, "+1200%d%04d", three(k / 10_000), k % 10_000);
    }

    private static int three(int i) {
        return 200 + i / 99 * 100 + i % 99 + (i % 99 < 11 ? 0 : 1);
    }

    private static UUID named(String name) {
        try {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8)));
            return UUID.fromString("01900000-0000-7" + hash.substring(0, 3) + "-8" + hash.substring(3, 6) + "-"
                    + hash.substring(6, 18));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fills the database, and has its statistics taken. */
    public void fill() throws SQLException, InterruptedException, ExecutionException {
        MultitudeSql sql = new MultitudeSql(size, now);
        List<String> indexes = indexes();
        for (String index : indexes) {
            run("drop index " + index.replaceFirst("(?s)^CREATE (?:UNIQUE )?INDEX (\\S+) .*", "$1"));
        }
        run(sql.parties());
        run(sql.numbers());
        inParts(size.orders(), "orders", sql::orders);
        inParts(size.entries(), "entries", sql::entries);
        run(sql.ends());
        progress.accept("indexes");
        atOnce(indexes.stream()
                .<Callable<Void>>map(index -> () -> run("set local maintenance_work_mem = '512MB'; " + index))
                .toList());
        run("analyze");
    }

    /** Those that hold no key: made at the end, they are made faster. */
    private List<String> indexes() {
        return JdbcClient.create(superuser)
                .sql("""
                        select pg_get_indexdef(i.indexrelid) from pg_index i
                        where i.indrelid = any ('{port_out_orders, order_numbers, order_names, phone_numbers, audit_entries}'::regclass[])
                          and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
                        """)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private interface Part {
        String sql(long from, long to);
    }

    private void inParts(long count, String what, Part part)
            throws SQLException, InterruptedException, ExecutionException {
        List<Callable<Void>> parts = new ArrayList<>();
        for (long from = 1; from <= count; from += PART) {
            long first = from;
            long last = Math.min(count, from + PART - 1);
            parts.add(() -> {
                run(part.sql(first, last));
                progress.accept(String.format(Locale.ROOT, "%,d %s", last, what));
                return null;
            });
        }
        atOnce(parts);
    }

    private static void atOnce(List<Callable<Void>> work) throws InterruptedException, ExecutionException {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> done : workers.invokeAll(work)) {
                done.get();
            }
        }
    }

    /** Without what watches over single changes: keys of other tables, the trail growing by one entry at its end. */
    private Void run(String sql) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica; set local synchronous_commit = off");
            statement.execute(sql);
            connection.commit();
        }
        return null;
    }
}
