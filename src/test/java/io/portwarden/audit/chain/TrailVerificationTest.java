package io.portwarden.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.TrailFixture;
import io.portwarden.audit.TrailProblem;
import io.portwarden.audit.TrailProblem.Kind;
import io.portwarden.audit.TrailReport;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.key.NamedKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The superuser of the database can do anything in it, and is found out. */
@SpringBootTest(
        properties = {
            "portwarden.audit.heads-file=target/audit-heads-${random.uuid}.jsonl",
            "portwarden.audit.heads-every=1h"
        })
class TrailVerificationTest {

    private static final int ENTRIES = 10;

    @Autowired
    AuditTrail trail;

    @Autowired
    TrailVerification verification;

    @Autowired
    VerifyTrailCommand command;

    @Autowired
    HeadsKeeper keeper;

    @Autowired
    HeadsStore store;

    @Autowired
    EntryReader entries;

    @Autowired
    HeadRepository heads;

    @Autowired
    AuditKeys audit;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TrailFixture fixture;
    TestTenant tenant;

    @BeforeEach
    void makeWorld() throws Exception {
        fixture = new TrailFixture(transactions, trail, world);
        tenant = fixture.tenantWith(ENTRIES);
        keeper.keep();
    }

    private TrailReport verify(TenantId tenantId) {
        return verification.verify(tenantId, verified -> {});
    }

    private void assertFound(TenantId tenantId, Kind kind, long position) {
        assertThat(verify(tenantId).problem()).contains(new TrailProblem(kind, position));
        // The same however the trail is divided among threads.
        for (int part = 1; part <= 4; part++) {
            TrailVerification divided = new TrailVerification(transactions, entries, heads, audit.keys(), store, part);
            assertThat(divided.verify(tenantId, verified -> {}).problem())
                    .as("in parts of %d", part)
                    .contains(new TrailProblem(kind, position));
        }
    }

    private void tamper(String sql) {
        fixture.tamper(sql.replace(":tenant", "'" + tenant.id() + "'"));
    }

    /** Makes the chain anew, as somebody can who has a key. */
    private void chainAgain(NamedKey key) {
        EntryMac macs = new EntryMac(key);
        Map<Long, byte[]> made = new HashMap<>();
        transactions.doStating(
                Scope.tenant(tenant.id()),
                () -> entries.read(tenant.id(), 1, Long.MAX_VALUE, rows -> {
                    byte[] previous = EntryMac.NONE;
                    while (rows.next()) {
                        previous = macs.of(previous, EntryReader.entry(rows));
                        made.put(rows.getLong("position"), previous);
                    }
                    return made;
                }));
        made.forEach((position, mac) -> fixture.tamper(
                "update audit_entries set mac = ? where tenant_id = ? and position = ?",
                mac,
                tenant.id().value(),
                position));
        fixture.tamper(
                "update audit_heads h set mac = e.mac from audit_entries e"
                        + " where (e.tenant_id, e.position) = (h.tenant_id, h.position) and h.tenant_id = ?",
                tenant.id().value());
    }

    @Test
    @DisplayName("Trail: one that nobody has touched is verified, however it is divided")
    void untouched() {
        TrailReport report = verify(tenant.id());
        assertThat(report.isVerified()).isTrue();
        assertThat(report.entries()).isEqualTo(ENTRIES);
        assertThat(report.endKept()).isTrue();
        for (int part = 1; part <= ENTRIES + 1; part++) {
            assertThat(new TrailVerification(transactions, entries, heads, audit.keys(), store, part)
                            .verify(tenant.id(), verified -> {})
                            .isVerified())
                    .isTrue();
        }
        assertThat(verify(world.usTenant().id()).isVerified()).isTrue();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @DisplayName("Trail: a change of any column of an entry is found")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "entry_id ; gen_random_uuid()",
                "happened_at ; happened_at + interval '1 microsecond'",
                "happened_at ; 'infinity'",
                "happened_at ; '-infinity'",
                "kind ; 'pin-set'",
                "actor_kind ; 'person'",
                "actor_id ; gen_random_uuid()",
                "actor_name ; 'Somebody else'",
                "subject_kind ; 'order'",
                "subject_id ; gen_random_uuid()",
                "subject_name ; 'PON-1'",
                "details ; ''",
                "details ; details || ' '",
                "mac ; set_byte(mac, 31, 255 - get_byte(mac, 31))"
            })
    void altered(String column, String value) {
        tamper("update audit_entries set %s = %s where tenant_id = :tenant and position = 5".formatted(column, value));
        assertFound(tenant.id(), Kind.ALTERED, 5);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Trail: a column that was emptied is found")
    @ValueSource(strings = {"entry_id", "happened_at", "actor_name", "subject_name", "details", "mac"})
    void emptied(String column) {
        tamper("alter table audit_entries alter column %s drop not null".formatted(column));
        try {
            tamper("update audit_entries set %s = null where tenant_id = :tenant and position = 5".formatted(column));
            assertFound(tenant.id(), Kind.ALTERED, 5);
        } finally {
            tamper("delete from audit_entries where tenant_id = :tenant");
            tamper("alter table audit_entries alter column %s set not null".formatted(column));
        }
    }

    @ParameterizedTest(name = "entry {0}")
    @DisplayName("Trail: an entry that was removed is found")
    @CsvSource({"1, MISSING, 1", "5, MISSING, 5", "9, MISSING, 9", "10, CUT_OFF, 9"})
    void removed(int position, Kind kind, long found) {
        tamper("delete from audit_entries where tenant_id = :tenant and position = " + position);
        assertFound(tenant.id(), kind, found);
    }

    @Test
    @DisplayName("Trail: an end that was cut off is found by what is kept outside the database, and by nothing else")
    void cutOff() {
        TestTenant unkept = fixture.tenantWith(ENTRIES);
        for (TestTenant victim : new TestTenant[] {tenant, unkept}) {
            fixture.tamper(
                    "delete from audit_entries where tenant_id = ? and position > 7",
                    victim.id().value());
            fixture.tamper(
                    "update audit_heads h set position = 7, mac = e.mac from audit_entries e"
                            + " where e.tenant_id = h.tenant_id and e.position = 7 and h.tenant_id = ?",
                    victim.id().value());
        }
        assertFound(tenant.id(), Kind.CUT_OFF, 7);
        assertThat(verify(unkept.id()).isVerified()).isTrue();
        assertThat(verify(unkept.id()).endKept()).isFalse();
    }

    @Test
    @DisplayName("Trail: an end that was cut off is still found when the trail has grown again")
    void cutOffAndGrown() throws Exception {
        tamper("delete from audit_entries where tenant_id = :tenant and position > 7");
        tamper("update audit_heads h set position = 7, mac = e.mac from audit_entries e"
                + " where e.tenant_id = h.tenant_id and e.position = 7 and h.tenant_id = :tenant");
        fixture.append(tenant.id(), ENTRIES);
        keeper.keep();
        assertFound(tenant.id(), Kind.HEAD_MISMATCH, ENTRIES);
    }

    @Test
    @DisplayName("Trail: one that was removed as a whole is found")
    void removedAltogether() {
        tamper("delete from audit_entries where tenant_id = :tenant");
        assertFound(tenant.id(), Kind.CUT_OFF, 0);
        tamper("delete from audit_heads where tenant_id = :tenant");
        assertFound(tenant.id(), Kind.CUT_OFF, 0);
        Map<TenantId, TrailReport> reports = new HashMap<>();
        verification.verifyAll(report -> reports.put(report.tenantId(), report));
        assertThat(reports)
                .hasEntrySatisfying(
                        tenant.id(),
                        report -> assertThat(report.problem()).contains(new TrailProblem(Kind.CUT_OFF, 0)));
    }

    @Test
    @DisplayName("Trail: two entries that were swapped are found")
    void swapped() {
        tamper("update audit_entries set position = 11 - position + 100"
                + " where tenant_id = :tenant and position in (5, 6)");
        tamper("update audit_entries set position = position - 100 where tenant_id = :tenant and position > 100");
        assertFound(tenant.id(), Kind.ALTERED, 5);
    }

    @ParameterizedTest(name = "at {0}")
    @DisplayName("Trail: a forged entry is found, at the end and in between")
    @CsvSource({"1", "5", "11"})
    void forged(int position) {
        tamper("update audit_entries set position = position + 100 where tenant_id = :tenant and position >= "
                + position);
        tamper("update audit_entries set position = position - 99 where tenant_id = :tenant and position > 100");
        tamper("""
                insert into audit_entries
                select tenant_id, %d, gen_random_uuid(), happened_at, 'pin-unlocked', actor_kind, actor_id,
                       actor_name, subject_kind, subject_id, subject_name, details, key_id, mac
                from audit_entries where tenant_id = :tenant and position = 2""".formatted(position));
        tamper("update audit_heads set position = position + 1 where tenant_id = :tenant");
        assertFound(tenant.id(), Kind.ALTERED, position);
    }

    @Test
    @DisplayName("Trail: entries that were moved to another tenant are found there, and missed here")
    void moved() {
        TestTenant other = world.usTenant();
        tamper("update audit_entries set tenant_id = '%s' where tenant_id = :tenant".formatted(other.id()));
        tamper("update audit_heads set tenant_id = '%s' where tenant_id = :tenant".formatted(other.id()));
        assertFound(other.id(), Kind.ALTERED, 1);
        assertFound(tenant.id(), Kind.CUT_OFF, 0);
    }

    @Test
    @DisplayName("Trail: a head that was changed or removed is found")
    void head() {
        tamper("update audit_heads set mac = set_byte(mac, 0, 255 - get_byte(mac, 0)) where tenant_id = :tenant");
        assertFound(tenant.id(), Kind.HEAD_MISMATCH, ENTRIES);
        tamper("update audit_heads set position = 11 where tenant_id = :tenant");
        assertFound(tenant.id(), Kind.CUT_OFF, ENTRIES);
        tamper("update audit_heads set position = 9 where tenant_id = :tenant");
        assertFound(tenant.id(), Kind.HEAD_MISMATCH, ENTRIES);
        tamper("delete from audit_heads where tenant_id = :tenant");
        assertFound(tenant.id(), Kind.HEAD_MISMATCH, ENTRIES);
    }

    @Test
    @DisplayName("Trail: one that was chained anew under another key is found, whatever name that has")
    void otherKey() {
        tamper("update audit_entries set actor_name = 'Somebody else' where tenant_id = :tenant and position = 5");
        chainAgain(NamedKey.parse("keys", "test", NamedKey.randomSecret()));
        assertFound(tenant.id(), Kind.ALTERED, 1);
        tamper("update audit_entries set key_id = 'other' where tenant_id = :tenant and position >= 5");
        assertFound(tenant.id(), Kind.ALTERED, 1);
        tamper("update audit_entries set key_id = 'other' where tenant_id = :tenant");
        chainAgain(NamedKey.parse("keys", "other", NamedKey.randomSecret()));
        assertFound(tenant.id(), Kind.UNKNOWN_KEY, 1);
    }

    @Test
    @DisplayName("Trail: one that was chained anew under the right, stolen key is found by what is kept elsewhere")
    void stolenKey() {
        tamper("update audit_entries set actor_name = 'Somebody else' where tenant_id = :tenant and position = 5");
        chainAgain(audit.keys().current());
        assertFound(tenant.id(), Kind.HEAD_MISMATCH, ENTRIES);
    }

    @Test
    @DisplayName("Trail: it can be verified while it grows")
    void growing() throws Exception {
        TestThreads.atOnce(20, i -> {
            if (i % 2 == 0) {
                fixture.append(tenant.id(), 10);
            }
            assertThat(verify(tenant.id()).isVerified()).isTrue();
            return i;
        });
        assertThat(verify(tenant.id()).entries()).isEqualTo(ENTRIES + 100);
    }

    @Test
    @DisplayName("Trail: 50 threads at once append to one, and it verifies")
    void race() throws Exception {
        TestTenant busy = world.usTenant();
        TestThreads.atOnce(50, i -> {
            fixture.append(busy.id(), 1);
            return i;
        });
        assertThat(verify(busy.id()).isVerified()).isTrue();
        assertThat(verify(busy.id()).entries()).isEqualTo(50);
    }

    @Test
    @DisplayName("Trail: verification says how far it has come")
    void progress() {
        LongAdder verified = new LongAdder();
        fixture.append(tenant.id(), 1_100);
        new TrailVerification(transactions, entries, heads, audit.keys(), store, 100)
                .verify(tenant.id(), verified::add);
        assertThat(verified.sum()).isEqualTo(ENTRIES + 1_100);
    }

    @Test
    @DisplayName("Trail: the command names every trail with a problem, and its exit code says that there is one")
    void command() {
        tamper("delete from audit_entries where tenant_id = :tenant and position = 5");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(command.run(new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anySatisfy(line -> assertThat(line).contains(tenant.id().toString(), "10", "MISSING", "entry 5"));
    }
}
