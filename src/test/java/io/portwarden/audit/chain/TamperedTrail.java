package io.portwarden.audit.chain;

import io.portwarden.Portwarden;
import io.portwarden.TestDatabase;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Row "an entry of the trail edited, removed or cut off the end, by the database's superuser": tampers with a real trail
 * at random, mends it, and tampers again.
 */
public final class TamperedTrail {

    private static final int ENTRIES = 1_000;
    private static final int DEFAULT_TIMES = 500;

    private static final List<String> EDITS = List.of(
            "entry_id = gen_random_uuid()",
            "happened_at = happened_at + interval '1 microsecond'",
            "happened_at = happened_at - interval '1 day'",
            "kind = case kind when 'pin-locked' then 'pin-unlocked' else 'pin-locked' end",
            "actor_kind = case actor_kind when 'carrier' then 'person' else 'carrier' end",
            "actor_id = gen_random_uuid()",
            "actor_name = actor_name || ' '",
            "subject_id = gen_random_uuid()",
            "subject_name = 'PON-' || position",
            "details = details || 'x'",
            "details = '' || chr(65 + position::int % 26)",
            "mac = set_byte(mac, position::int % 32, 255 - get_byte(mac, position::int % 32))");

    private final JdbcClient superuser;
    private final TenantId tenantId;
    private final TrailVerification verification;
    private final Random random;

    private TamperedTrail(JdbcClient superuser, TenantId tenantId, TrailVerification verification, long seed) {
        this.superuser = superuser;
        this.tenantId = tenantId;
        this.verification = verification;
        this.random = new Random(seed);
    }

    /** @param args how many times each kind, 500 if left out; the seed, which is the time if left out */
    public static void main(String[] args) throws Exception {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_TIMES;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        TestDatabase database = TestDatabase.fresh();
        Path heads = Files.createTempDirectory("heads").resolve("heads.jsonl");
        boolean ok;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Portwarden.class)
                        .properties(database.properties())
                        .run(
                                "--server.port=-1",
                                "--portwarden.public-url=http://localhost:8080",
                                "--vaadin.productionMode=true",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=error",
                                "--portwarden.audit.heads-file=" + heads,
                                "--portwarden.audit.heads-every=1h");
                Connection connection = database.asSuperuser().getConnection()) {
            TenantId tenantId = new TenantId(UUID.randomUUID());
            JdbcClient superuser = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            fill(context, superuser, tenantId);
            context.getBean(HeadsKeeper.class).keep();
            ok = new TamperedTrail(superuser, tenantId, context.getBean(TrailVerification.class), seed)
                    .run(times, seed);
        }
        System.exit(ok ? 0 : 1);
    }

    private static void fill(ConfigurableApplicationContext context, JdbcClient superuser, TenantId tenantId) {
        // Switches off what the database itself refuses, foreign keys included.
        superuser.sql("set session_replication_role = replica").update();
        superuser
                .sql("insert into tenants (tenant_id, name, country, account_number, zip_code)"
                        + " values (?, 'Acme', 'US', 'ACME-1', '20001')")
                .param(tenantId.value())
                .update();
        AuditTrail trail = context.getBean(AuditTrail.class);
        AuditKind[] kinds = {AuditKind.PIN_CHANGED, AuditKind.EXPORTED, AuditKind.PIN_SET};
        for (int i = 0; i < ENTRIES; i++) {
            AuditEvent event = AuditEvent.of(kinds[i % kinds.length]).with(AuditDetail.VERSION, i);
            context.getBean(Transactions.class).doStating(Scope.tenant(tenantId), () -> trail.record(tenantId, event));
        }
        superuser
                .sql("create temp table kept_entries as select * from audit_entries")
                .update();
        superuser
                .sql("create temp table kept_heads as select * from audit_heads")
                .update();
    }

    private boolean run(int times, long seed) {
        boolean ok = isVerified();
        for (Tampering tampering : Tampering.values()) {
            int found = 0;
            for (int i = 0; i < times; i++) {
                tamper(tampering);
                found += isVerified() ? 0 : 1;
                mend();
            }
            // A trail that never verifies would find everything.
            boolean mended = isVerified();
            boolean all = mended && found == times;
            System.out.printf(
                    "entries of a trail of %,d %s by the superuser | %d of %d found%s, seed %d | all | %s%n",
                    ENTRIES,
                    tampering.words,
                    found,
                    times,
                    mended ? "" : ", but it does not verify when mended",
                    seed,
                    all ? "ok" : "FALLS SHORT");
            ok &= all;
        }
        return ok;
    }

    private enum Tampering {
        EDITED("edited"),
        REMOVED("removed"),
        CUT_OFF("cut off the end");

        private final String words;

        Tampering(String words) {
            this.words = words;
        }
    }

    private void tamper(Tampering tampering) {
        switch (tampering) {
            case EDITED ->
                update(
                        "update audit_entries set " + EDITS.get(random.nextInt(EDITS.size()))
                                + " where tenant_id = :tenant and position = :position",
                        1 + random.nextInt(ENTRIES));
            case REMOVED -> remove(1 + random.nextInt(ENTRIES));
            case CUT_OFF -> cutOff(random.nextInt(ENTRIES));
        }
    }

    /** One entry; half of the time the others close the gap, and the head moves along. */
    private void remove(int position) {
        update("delete from audit_entries where tenant_id = :tenant and position = :position", position);
        if (random.nextBoolean()) {
            update(
                    "update audit_entries set position = position + 1000000 where tenant_id = :tenant and position > :position",
                    position);
            update(
                    "update audit_entries set position = position - 1000001 where tenant_id = :tenant and position > :position",
                    1_000_000);
            moveHead(ENTRIES - 1);
        }
    }

    /** All behind a position; half of the time the head says that this has always been the end. */
    private void cutOff(int last) {
        update("delete from audit_entries where tenant_id = :tenant and position > :position", last);
        if (last == 0) {
            update("delete from audit_heads where tenant_id = :tenant and position > :position", last);
        } else if (random.nextBoolean()) {
            moveHead(last);
        }
    }

    private void moveHead(int last) {
        update(
                "update audit_heads h set position = e.position, mac = e.mac from audit_entries e where h.tenant_id = :tenant"
                        + " and e.tenant_id = h.tenant_id and e.position = :position",
                last);
    }

    private void mend() {
        superuser.sql("truncate audit_entries, audit_heads").update();
        superuser.sql("insert into audit_entries select * from kept_entries").update();
        superuser.sql("insert into audit_heads select * from kept_heads").update();
    }

    private void update(String sql, int position) {
        superuser
                .sql(sql)
                .param("tenant", tenantId.value())
                .param("position", position)
                .update();
    }

    private boolean isVerified() {
        return verification.verify(tenantId, verified -> {}).isVerified();
    }
}
