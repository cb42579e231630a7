package io.portwarden.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.portwarden.Patience;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.TrailFixture;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class HeadsKeeperTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    HeadRepository heads;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    @TempDir
    Path folder;

    TrailFixture fixture;
    TestTenant tenant;
    FileHeadsStore store;
    HeadsKeeper keeper;

    @BeforeEach
    void makeWorld() {
        fixture = new TrailFixture(transactions, trail, world);
        tenant = fixture.tenantWith(3);
        store = new FileHeadsStore(folder.resolve("heads.jsonl"));
        keeper = keeper(Duration.ofHours(1));
    }

    private HeadsKeeper keeper(Duration every) {
        return new HeadsKeeper(store, heads, transactions, every);
    }

    private long kept() throws IOException {
        KeptHead head = store.read().get(tenant.id());
        return head == null ? 0 : head.position();
    }

    private long lines() throws IOException {
        try (var lines = Files.lines(folder.resolve("heads.jsonl"))) {
            return lines.filter(line -> line.contains(tenant.id().toString())).count();
        }
    }

    @Test
    @DisplayName("Trail: the ends that have changed are kept, each once")
    void kept1() throws IOException {
        keeper.keep();
        assertThat(kept()).isEqualTo(3);
        keeper.keep();
        assertThat(lines()).isEqualTo(1);
        fixture.append(tenant.id(), 2);
        keeper.keep();
        assertThat(kept()).isEqualTo(5);
        assertThat(lines()).isEqualTo(2);
        // After a restart nothing is kept twice.
        keeper(Duration.ofHours(1)).keep();
        assertThat(lines()).isEqualTo(2);
    }

    @Test
    @DisplayName("Trail: what is kept is never ahead of what is committed")
    void neverAhead() throws IOException {
        transactions.doStating(Scope.tenant(tenant.id()), () -> {
            trail.record(tenant.id(), AuditEvent.of(AuditKind.PIN_SET));
            Thread other =
                    Thread.ofPlatform().start(() -> assertThatNoException().isThrownBy(keeper::keep));
            join(other);
        });
        assertThat(kept()).isEqualTo(3);
        keeper.keep();
        assertThat(kept()).isEqualTo(4);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("Trail: an end that does not continue the one that was kept is not kept: the evidence stays")
    void evidenceStays() throws IOException {
        keeper.keep();
        fixture.tamper(
                "update audit_entries set mac = sha256(mac) where tenant_id = ? and position = 3",
                tenant.id().value());
        fixture.append(tenant.id(), 2);
        keeper.keep();
        assertThat(kept()).isEqualTo(3);
    }

    @Test
    @DisplayName("Trail: where nothing can be kept, nobody notices but the log, and later all is kept")
    void failing() throws Exception {
        store = new FileHeadsStore(folder.resolve("later/heads.jsonl"));
        keeper = keeper(Duration.ofMillis(20));
        assertThatIOException().isThrownBy(keeper::keep);
        keeper.start();
        try {
            fixture.append(tenant.id(), 1);
            Files.createDirectory(folder.resolve("later"));
            Patience.until("the new entry is kept", () -> kept() == 4);
        } finally {
            keeper.stop();
        }
    }

    @Test
    @DisplayName("Trail: at the end of the program the last entries are kept")
    void atTheEnd() throws Exception {
        keeper.start();
        Patience.until("all are kept", () -> kept() == 3);
        fixture.append(tenant.id(), 1);
        keeper.stop();
        assertThat(kept()).isEqualTo(4);
        assertThat(keeper.isRunning()).isFalse();
    }

    @Test
    @DisplayName("Trail: the highest end counts; of two that differ, the first")
    void highest() throws IOException {
        store.append(List.of(head(7, "a"), head(9, "b")));
        store.append(List.of(head(8, "c"), head(9, "d")));
        assertThat(store.read()).containsOnly(Map.entry(tenant.id(), head(9, "b")));
    }

    @Test
    @DisplayName("Trail: a line that a power cut has left unfinished is passed over and then overwritten")
    void unfinished() throws IOException {
        Path file = folder.resolve("heads.jsonl");
        store.append(List.of(head(7, "a")));
        String whole = Files.readString(file);
        Files.writeString(file, whole + whole.substring(0, 40));
        assertThat(kept()).isEqualTo(7);
        store.append(List.of(head(8, "a")));
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(kept()).isEqualTo(8);
    }

    @Test
    @DisplayName("Trail: a file that holds anything else is no evidence, and said to be none")
    void garbled() throws IOException {
        store.append(List.of(head(7, "a")));
        Path file = folder.resolve("heads.jsonl");
        Files.writeString(file, "nonsense\n" + Files.readString(file));
        assertThatIOException().isThrownBy(store::read).withMessageContaining("Line 1");
    }

    private KeptHead head(long position, String digit) {
        return new KeptHead(tenant.id(), position, digit.repeat(64), Instant.parse("2026-12-01T10:00:00.123456Z"));
    }
}
