package io.portwarden.audit.chain;

import io.portwarden.Portwarden;
import io.portwarden.TestDatabase;
import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.TrailReport;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.key.NamedKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row "trail": how long it takes to verify a trail, beside reading its rows over as many connections, both in turn. */
public final class TrailVerificationBench {

    private static final int TURNS = 5;
    private static final long MICROS_A_SECOND = 1_000_000;

    private TrailVerificationBench() {}

    /** @param args how many entries, a million if left out */
    public static void main(String[] args) throws Exception {
        int entries = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        TestDatabase database = TestDatabase.fresh();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Portwarden.class)
                .properties(database.properties())
                .run(
                        "--server.port=-1",
                        "--portwarden.public-url=http://localhost:8080",
                        "--vaadin.productionMode=true",
                        "--logging.level.root=error")) {
            NamedKey key = context.getBean(AuditKeys.class).keys().current();
            TenantId tenantId = fill(database, key, entries);
            TrailVerification verification = context.getBean(TrailVerification.class);
            int connections = Math.min(4, Runtime.getRuntime().availableProcessors());
            List<Long> verified = new ArrayList<>();
            List<Long> read = new ArrayList<>();
            for (int turn = 0; turn <= TURNS; turn++) {
                long begin = System.nanoTime();
                TrailReport report = verification.verify(tenantId, progress -> {});
                long between = System.nanoTime();
                read(database, tenantId, entries, connections);
                long end = System.nanoTime();
                if (!report.isVerified() || report.entries() != entries) {
                    throw new IllegalStateException(report.toString());
                }
                // In the first, the JVM is cold.
                if (turn > 0) {
                    verified.add((between - begin) / 1_000_000);
                    read.add((end - between) / 1_000_000);
                }
            }
            double ratio = (double) median(verified) / median(read);
            System.out.printf(
                    Locale.ROOT,
                    "trail | %d ms (%s) to verify %d entries; to read them over %d connections %d ms (%s); ratio %.2f | ratio <= 1.5 | %s%n",
                    median(verified),
                    verified,
                    entries,
                    connections,
                    median(read),
                    read,
                    ratio,
                    ratio <= 1.5 ? "ok" : "FALLS SHORT");
            for (int threads : new int[] {1, Runtime.getRuntime().availableProcessors()}) {
                Instant begin = Instant.now();
                IntStream.range(0, threads).parallel().forEach(thread -> macsAlone(key, entries / threads));
                print("yardstick: the same number of MACs alone, threads " + threads, begin);
            }
            Instant begin = Instant.now();
            JdbcClient.create(database.asSuperuser())
                    .sql("select sum(octet_length(e::text)) from audit_entries e")
                    .query(Long.class)
                    .single();
            print("yardstick: the database alone, every column as text", begin);
        }
        System.exit(0);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Every column of every row, as the verification asks for them. */
    private static void read(TestDatabase database, TenantId tenantId, int entries, int connections) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                long from = (long) entries * i / connections;
                long to = (long) entries * (i + 1) / connections;
                parts.add(threads.submit(() -> read(database, tenantId, from, to)));
            }
            long read = 0;
            for (Future<Long> part : parts) {
                read += part.get();
            }
            if (read != entries) {
                throw new IllegalStateException(read + " of " + entries + " entries");
            }
        }
    }

    private static long read(TestDatabase database, TenantId tenantId, long after, long to) throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(
                    "select tenant_id, position, entry_id, happened_at,"
                            + " kind, actor_kind, actor_id, actor_name, subject_kind, subject_id, subject_name, details, key_id, mac"
                            + " from audit_entries where tenant_id = ? and position > ? and position <= ? order by position")) {
                statement.setFetchSize(2_000);
                statement.setObject(1, tenantId.value());
                statement.setLong(2, after);
                statement.setLong(3, to);
                long count = 0;
                try (ResultSet rows = statement.executeQuery()) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            rows.getObject(column);
                        }
                        count++;
                    }
                }
                return count;
            }
        }
    }

    private static void print(String what, Instant begin) {
        System.out.printf(
                "%-60s %,6d ms%n", what, Duration.between(begin, Instant.now()).toMillis());
    }

    private static void macsAlone(NamedKey key, int entries) {
        EntryMac macs = new EntryMac(key);
        byte[] mac = EntryMac.NONE;
        EntryRow entry = entry(TenantId.PROVIDER, 1, 0, key);
        for (int i = 0; i < entries; i++) {
            mac = macs.of(mac, entry);
        }
    }

    private static EntryRow entry(TenantId tenantId, long position, long begin, NamedKey key) {
        return new EntryRow(
                tenantId.value(),
                position,
                Identifiers.next(),
                begin + position * MICROS_A_SECOND,
                AuditKind.ORDER_REJECTED.code(),
                AuditActor.Kind.CARRIER.code(),
                new UUID(1, position % 50),
                "Blue Ridge Telecom",
                AuditSubject.Kind.ORDER.code(),
                new UUID(2, position),
                "PON-" + position,
                "reasons=pin-wrong account-number-mismatch\ncount=1",
                key.id());
    }

    private static TenantId fill(TestDatabase database, NamedKey key, int entries) throws Exception {
        TenantId tenantId = TenantId.next();
        JdbcClient superuser = JdbcClient.create(database.asSuperuser());
        superuser
                .sql("insert into tenants (tenant_id, name, country, account_number, zip_code)"
                        + " values (?, 'Bench', 'US', 'BENCH-1', '20001')")
                .param(tenantId.value())
                .update();
        superuser.sql("alter table audit_heads disable trigger all").update();
        superuser
                .sql("insert into audit_heads values (?, 0, ?, now())")
                .params(tenantId.value(), EntryMac.NONE)
                .update();
        byte[] last = copy(database, tenantId, key, entries);
        superuser
                .sql("update audit_heads set position = ?, mac = ?")
                .params(entries, last)
                .update();
        superuser.sql("alter table audit_heads enable trigger all").update();
        superuser.sql("vacuum analyze").update();
        return tenantId;
    }

    private static byte[] copy(TestDatabase database, TenantId tenantId, NamedKey key, int entries) throws Exception {
        EntryMac macs = new EntryMac(key);
        byte[] mac = EntryMac.NONE;
        long begin = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z"));
        try (Connection connection = database.asSuperuser().getConnection()) {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy audit_entries from stdin with (format csv)");
            for (int position = 1; position <= entries; position++) {
                EntryRow entry = entry(tenantId, position, begin, key);
                mac = macs.of(mac, entry);
                byte[] line = "%s,%d,%s,%s,%s,%s,%s,%s,%s,%s,%s,\"%s\",%s,\\x%s\n"
                        .formatted(
                                entry.tenantId(),
                                position,
                                entry.id(),
                                Instant.EPOCH.plus(entry.happenedAt(), ChronoUnit.MICROS),
                                entry.kind(),
                                entry.actorKind(),
                                entry.actorId(),
                                entry.actorName(),
                                entry.subjectKind(),
                                entry.subjectId(),
                                entry.subjectName(),
                                entry.details(),
                                entry.keyId(),
                                HexFormat.of().formatHex(mac))
                        .getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        }
        return mac;
    }
}
