package io.portwarden.pin.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.pin.KeyedDigests;
import io.portwarden.pin.PinAttempt;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.TestAttempts;
import io.portwarden.pin.access.PinService;
import io.portwarden.pin.key.PinProperties;
import io.portwarden.pin.key.PinRepository;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Guesses at a PIN on a real database, by programs that die or are slow; what is compared here takes no time. */
@SpringBootTest
public abstract class GuessFixture {

    public static final String RIGHT = "48392017";
    static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    public PinGuard guard;

    @Autowired
    public PinService pins;

    @Autowired
    Transactions transactions;

    @Autowired
    GuessRepository guesses;

    @Autowired
    AttemptRepository attempts;

    @Autowired
    PinRepository keptPins;

    @Autowired
    KeyedDigests digests;

    @Autowired
    PinRecords records;

    @Autowired
    LaterWrites later;

    @Autowired
    PinProperties properties;

    @Autowired
    public TestDatabase database;

    @Autowired
    public TestWorld world;

    public TestTenant tenant;
    public Carrier carrier;

    /** How often each PIN was compared. */
    final Map<String, AtomicInteger> compared = new ConcurrentHashMap<>();

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, RIGHT);
        carrier = world.carrier();
    }

    /** Another node has the database in common with this one, and nothing else. */
    final PinGuard anotherNode() {
        return new PinGuard(transactions, guesses, attempts, keptPins, digests, records, later, properties);
    }

    final PinVerdict send(PinGuard node, Carrier by, String name, String pin) {
        return node.guess(tenant.id(), by.id(), TestAttempts.order(name, pin), set -> {
            compared.computeIfAbsent(pin, key -> new AtomicInteger()).incrementAndGet();
            return pin.equals(RIGHT) ? new PinVerdict.Accepted(set.version()) : new PinVerdict.Wrong();
        });
    }

    final PinVerdict send(String name, String pin) {
        return send(guard, carrier, name, pin);
    }

    /** Whether it was compared, or found to be wrong before. */
    final boolean answered(PinGuard node, String name, String pin) {
        try {
            return !(send(node, carrier, name, pin) instanceof PinVerdict.AttemptsExceeded);
        } catch (UnavailableException later) {
            return false;
        }
    }

    final void die(Carrier by, PinAttempt attempt) {
        assertThatThrownBy(() -> guard.guess(tenant.id(), by.id(), attempt, set -> {
                    throw new IllegalStateException("the program dies here");
                }))
                .hasMessage("the program dies here");
    }

    final void die(String name, String pin) {
        die(carrier, TestAttempts.order(name, pin));
    }

    final int comparedInAll() {
        return compared.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    final List<String> outcomes() {
        return world.superuser()
                .sql("select outcome from pin_guesses where tenant_id = ? order by guess_id")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** As if everything that was guessed had been guessed that much earlier. */
    final void setBack(String interval) {
        var jdbc = world.superuser();
        jdbc.sql("alter table pin_guesses disable trigger keep_guess").update();
        jdbc.sql("""
                        update pin_guesses set made_at = made_at - ?::interval, expires_at = expires_at - ?::interval,
                            settled_at = settled_at - ?::interval where tenant_id = ?
                        """).params(interval, interval, interval, tenant.id().value()).update();
        jdbc.sql("update pin_guards set row_since = row_since - ?::interval where tenant_id = ?")
                .params(interval, tenant.id().value())
                .update();
        jdbc.sql("alter table pin_guesses enable trigger keep_guess").update();
    }

    final void letLeaseRunOut() {
        setBack("31 seconds");
    }

    final void await(String outcome) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!outcomes().contains(outcome)) {
            assertThat(System.nanoTime()).as("until " + outcome).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** A node that has compared and is slow to settle. */
    public final class SlowNode implements AutoCloseable {
        private final CountDownLatch comparing = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<PinVerdict> verdict;

        SlowNode(String name, String pin, boolean right) throws InterruptedException {
            verdict = thread.submit(() -> anotherNode()
                    .guess(tenant.id(), carrier.id(), TestAttempts.order(name, pin), set -> {
                        comparing.countDown();
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return right ? new PinVerdict.Accepted(set.version()) : new PinVerdict.Wrong();
                    }));
            assertThat(comparing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        PinVerdict verdict() throws Exception {
            go.countDown();
            return verdict.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            go.countDown();
            thread.close();
        }
    }
}
