package io.portwarden.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.portwarden.Patience;
import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditFilter;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.ExportFormat;
import io.portwarden.audit.TrailFixture;
import io.portwarden.audit.VerificationRun;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Page;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Transactions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
class AuditServiceTest {

    private static final UUID ORDER = Identifiers.next();

    @Autowired
    AuditService service;

    @Autowired
    AuditTrail trail;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TrailFixture fixture;
    TestTenant tenant;

    @BeforeEach
    void makeWorld() {
        fixture = new TrailFixture(transactions, trail, world);
        tenant = world.usTenant();
    }

    private Page<AuditEntry, Long> page(AuditFilter filter, @Nullable Long before, int limit) {
        return TestWorld.as(tenant.admin(), () -> service.page(filter, before, limit));
    }

    private List<Long> positions(AuditFilter filter) {
        return page(filter, null, 200).items().stream()
                .map(AuditEntry::position)
                .toList();
    }

    private static AuditFilter text(String text) {
        return new AuditFilter(text, null, null, null);
    }

    private String exported(AuditFilter filter, ExportFormat format) {
        return TestWorld.as(tenant.admin(), () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                service.export(filter, format, out, rows -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    /** As if they had all been recorded on these days, in the order of their positions. */
    private void happened(String... moments) {
        for (int i = 0; i < moments.length; i++) {
            fixture.tamper(
                    "update audit_entries set happened_at = ?::timestamptz where tenant_id = ? and position = ?",
                    moments[i],
                    tenant.id().value(),
                    i + 1);
        }
    }

    @Test
    @DisplayName("Trail: pages follow each other, each entry once, newest first")
    void pages() {
        fixture.append(tenant.id(), 25);
        List<Long> read = new ArrayList<>();
        Long before = null;
        do {
            Page<AuditEntry, Long> page = page(AuditFilter.ALL, before, 10);
            page.items().forEach(entry -> read.add(entry.position()));
            before = page.next().orElse(null);
        } while (before != null);
        assertThat(read)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 25).map(i -> 26 - i).boxed().toList());
        assertThat(TestWorld.as(tenant.admin(), service::count)).isEqualTo(25);
    }

    @Test
    @DisplayName("Trail: it is searched by actor and subject, whatever the case, and by number in any form")
    void search() {
        fixture.record(
                tenant.id(),
                AuditEvent.of(AuditKind.ORDER_RECEIVED)
                        .by(AuditActor.carrier(UUID.randomUUID(), "Blue Ridge Telecom"))
                        .about(AuditSubject.order(ORDER, "PON_100%")));
        fixture.record(
                tenant.id(), AuditEvent.of(AuditKind.NUMBER_LOCKED).about(AuditSubject.number(tenant.number(3))));
        fixture.record(
                tenant.id(),
                AuditEvent.of(AuditKind.NUMBER_UNLOCKED).withNumbers(List.of(tenant.number(3), tenant.number(4))));
        assertThat(positions(text("blue ridge"))).containsExactly(1L);
        assertThat(positions(text("n_100%"))).containsExactly(1L);
        assertThat(positions(text("nX100"))).isEmpty();
        assertThat(positions(text(" " + tenant.number(3).national()))).containsExactly(3L, 2L);
        assertThat(positions(text(tenant.number(4).international()))).containsExactly(3L);
        assertThat(positions(text("'; drop table"))).isEmpty();
        assertThat(positions(text(" "))).hasSize(3);
    }

    @Test
    @DisplayName("Trail: it is narrowed by kind and by time, to the moment")
    void narrowed() {
        fixture.append(tenant.id(), 3);
        fixture.record(tenant.id(), AuditEvent.of(AuditKind.SIGNED_IN));
        happened("2026-01-01T10:00Z", "2026-01-02T10:00Z", "2026-01-02T10:00Z", "2026-01-03T10:00Z");
        assertThat(positions(new AuditFilter(null, AuditKind.SIGNED_IN, null, null)))
                .containsExactly(4L);
        Instant second = Instant.parse("2026-01-02T10:00:00Z");
        assertThat(positions(new AuditFilter(null, null, second, null))).containsExactly(4L, 3L, 2L);
        assertThat(positions(new AuditFilter(null, null, second.plusNanos(1_000), null)))
                .containsExactly(4L);
        assertThat(positions(new AuditFilter(null, null, null, second))).containsExactly(1L);
        assertThat(positions(new AuditFilter(null, null, second, second.plus(Duration.ofDays(1)))))
                .containsExactly(3L, 2L);
        assertThat(positions(new AuditFilter(null, null, second.plus(Duration.ofDays(9)), null)))
                .isEmpty();
        assertThat(positions(new AuditFilter(null, AuditKind.PIN_CHANGED, second, null)))
                .containsExactly(3L, 2L);
        Page<AuditEntry, Long> page = page(new AuditFilter(null, null, null, second.plus(Duration.ofDays(1))), 3L, 1);
        assertThat(page.items()).extracting(AuditEntry::position).containsExactly(2L);
        assertThat(page.next()).contains(2L);
    }

    @Test
    @DisplayName("Trail: an entry that somebody has changed is shown as it is now")
    void tampered() {
        fixture.append(tenant.id(), 1);
        fixture.tamper(
                "update audit_entries set kind = 'nonsense', happened_at = 'infinity', details = 'no detail'"
                        + " where tenant_id = ?",
                tenant.id().value());
        assertThat(page(AuditFilter.ALL, null, 10).items().getFirst().kind()).isEqualTo("nonsense");
    }

    @Test
    @DisplayName("Trail: only a tenant's admin sees it, and only the tenant's own")
    void roles() {
        fixture.append(tenant.id(), 2);
        TestTenant other = world.usTenant();
        assertThat(TestWorld.as(other.admin(), () -> service.page(AuditFilter.ALL, null, 10))
                        .items())
                .isEmpty();
        assertThat(TestWorld.as(other.admin(), service::count)).isZero();
        for (SignedInPerson stranger : List.of(tenant.viewer(), operator())) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestWorld.as(stranger, () -> service.page(AuditFilter.ALL, null, 10)));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestWorld.as(stranger, service::verify));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestWorld.as(stranger, service::lastVerification));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> TestWorld.as(stranger, service::count));
        }
    }

    private static SignedInPerson operator() {
        return new SignedInPerson(TenantId.PROVIDER.value(), ORDER, "o@example.com", "Olive", Role.OPERATOR);
    }

    @Test
    @DisplayName("Trail: an export as JSON lines holds every entry, and the export itself first")
    @Records(AuditKind.EXPORTED)
    void jsonLines() {
        fixture.append(tenant.id(), 1_500);
        List<JsonNode> lines = exported(AuditFilter.ALL, ExportFormat.JSON_LINES)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines)
                .extracting(line -> line.get("position").asLong())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_501)
                        .map(i -> 1_502 - i)
                        .boxed()
                        .toList());
        assertThat(lines.getFirst().get("kind").asString()).isEqualTo("exported");
        assertThat(lines.getFirst().at("/actor/name").asString()).isEqualTo("Ada Admin");
        assertThat(lines.getFirst().at("/details/format").asString()).isEqualTo("json-lines");
        assertThat(lines.get(1).at("/details/version").asString()).isEqualTo("1499");
        assertThat(Instant.parse(lines.getFirst().get("happenedAt").asString()))
                .isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @DisplayName("Trail: an export as CSV holds no cell that a spreadsheet would run")
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "x=1", "a,\"b\"\n=1"})
    void csv(String name) {
        fixture.record(
                tenant.id(),
                AuditEvent.of(AuditKind.ORDER_RECEIVED)
                        .by(AuditActor.carrier(ORDER, name))
                        .about(AuditSubject.order(ORDER, name)));
        List<NamedCsvRecord> records = CsvReader.builder()
                .ofNamedCsvRecord(exported(
                        new AuditFilter(null, AuditKind.ORDER_RECEIVED, Instant.EPOCH, null), ExportFormat.CSV))
                .stream()
                .toList();
        NamedCsvRecord only = records.getFirst();
        assertThat(records).hasSize(1);
        boolean formula = "=+-@\t\r".indexOf(name.charAt(0)) >= 0;
        assertThat(only.getField("actorName")).isEqualTo(formula ? "'" + name : name);
        assertThat(only.getField("subjectName")).isEqualTo(formula ? "'" + name : name);
        assertThat(only.getField("position")).isEqualTo("1");
        assertThat(page(AuditFilter.ALL, null, 1).items().getFirst().details())
                .containsEntry("format", "csv")
                .containsEntry("kind", "order-received")
                .containsEntry("from", "1970-01-01T00:00:00Z");
    }

    @Test
    @DisplayName("Trail: what an admin asks to verify is verified in the background, once at a time")
    void verification() {
        fixture.append(tenant.id(), 20);
        assertThat(TestWorld.as(tenant.admin(), service::lastVerification)).isEmpty();
        VerificationRun run = TestWorld.as(tenant.admin(), service::verify);
        Patience.until("verified", run::isDone);
        assertThat(run.report()).hasValueSatisfying(report -> {
            assertThat(report.isVerified()).isTrue();
            assertThat(report.entries()).isEqualTo(20);
        });
        assertThat(run.verified()).isEqualTo(20);
        assertThat(TestWorld.as(tenant.admin(), service::lastVerification)).containsSame(run);
        assertThat(TestWorld.as(world.usTenant().admin(), service::lastVerification))
                .isEmpty();
        assertThat(TestWorld.as(tenant.admin(), service::verify)).isNotSameAs(run);
    }

    @Test
    @DisplayName("Trail: a verification can be stopped")
    void stopped() {
        VerificationRun run = new VerificationRun(verified -> {
            try {
                Thread.sleep(Patience.LIMIT.multipliedBy(2));
            } catch (InterruptedException stop) {
                throw new CancellationException();
            }
            throw new AssertionError("was not stopped");
        });
        run.start().stop();
        Patience.until("verified", run::isDone);
        assertThat(run.report()).isEmpty();
    }
}
