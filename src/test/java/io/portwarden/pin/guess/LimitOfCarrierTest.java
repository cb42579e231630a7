package io.portwarden.pin.guess;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.Records;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.CarrierId;
import io.portwarden.pin.CarrierLimit;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.TestAttempts;
import io.portwarden.pin.access.CarrierLimitService;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** CAR-1: how many wrong PINs a carrier may send over all tenants is a figure of its own. */
class LimitOfCarrierTest extends GuessFixture {

    private static final String WRONG = "11112222";

    @Autowired
    CarrierLimitService limits;

    private void setLimit(@Nullable Integer most) {
        as(world.operator(), () -> {
            limits.change(carrier.id(), most);
            return true;
        });
    }

    private CarrierLimit limit() {
        return as(world.operator(), () -> limits.of(carrier.id()));
    }

    /** Tenants that have the PIN of the first; nobody compares it with what is sent. */
    private List<TestTenant> tenantsWithPin(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    TestTenant one = world.usTenant();
                    world.superuser()
                            .sql("""
                                    insert into pins (tenant_id, version, key_id, sealed, set_at, set_by, set_by_name)
                                    select ?, 1, key_id, sealed, set_at, set_by, set_by_name from pins where tenant_id = ?
                                    """)
                            .params(one.id().value(), tenant.id().value())
                            .update();
                    return one;
                })
                .toList();
    }

    /** @return whether it was compared */
    private boolean guess(PinGuard node, TestTenant at, String name, Runnable comparing) {
        while (true) {
            try {
                return node.guess(at.id(), carrier.id(), TestAttempts.order(name, WRONG), set -> {
                            comparing.run();
                            return new PinVerdict.Wrong();
                        })
                        instanceof PinVerdict.Wrong;
            } catch (UnavailableException busy) {
                Thread.onSpinWait();
            }
        }
    }

    private int guessed() {
        return world.superuser()
                .sql("select count(*) from pin_guesses where carrier_id = ?")
                .param(carrier.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("CAR-1: a carrier's own figure counts for it alone, and without one that of the settings does")
    void ownFigure() {
        assertThat(limit()).isEqualTo(new CarrierLimit(20, false));
        setLimit(2);
        assertThat(limit()).isEqualTo(new CarrierLimit(2, true));
        List<TestTenant> tenants = tenantsWithPin(3);
        assertThat(tenants.stream().filter(one -> guess(guard, one, "PON-1", () -> {})))
                .hasSize(2);
        setLimit(1000);
        assertThat(guess(guard, tenants.getLast(), "PON-2", () -> {}))
                .as("blocked until an operator lifts it")
                .isFalse();
        as(world.operator(), () -> {
            limits.lift(carrier.id());
            return true;
        });
        assertThat(guess(guard, tenants.getLast(), "PON-3", () -> {})).isTrue();
        setLimit(null);
        assertThat(limit()).isEqualTo(new CarrierLimit(20, false));
    }

    @Test
    @DisplayName(
            "CAR-1: of 200 wrong PINs at once over two nodes exactly the limit is checked, which is lowered meanwhile")
    void loweredMeanwhile() throws Exception {
        setLimit(1000);
        List<TestTenant> tenants = tenantsWithPin(70);
        List<PinGuard> nodes = List.of(guard, anotherNode());
        AtomicInteger compared = new AtomicInteger();
        List<Integer> after = new ArrayList<>();
        TestThreads.atOnce(201, i -> {
            if (i == 0) {
                while (compared.get() < 10) {
                    Thread.sleep(5);
                }
                setLimit(40);
                after.add(guessed());
                return false;
            }
            return guess(nodes.get(i % 2), tenants.get(i % 70), "PON-" + i, compared::incrementAndGet);
        });
        int inFlight = after.getFirst();
        assertThat(compared.get()).isEqualTo(Math.max(40, inFlight));
        assertThat(guessed()).isEqualTo(compared.get());
    }

    @Test
    @Records(AuditKind.CARRIER_LIMIT_CHANGED)
    @DisplayName("CAR-1: who changed the limit, from what and to what, stands in the trail; the same again does not")
    void trail() {
        setLimit(150);
        setLimit(150);
        setLimit(null);
        assertThat(world.superuser()
                        .sql("""
                                select actor_name, details from audit_entries
                                where kind = 'carrier-limit-changed' and subject_id = ? order by position
                                """)
                        .param(carrier.id().value())
                        .query((row, index) ->
                                row.getString(1) + ": " + row.getString(2).replace('\n', ' '))
                        .list())
                .containsExactly(
                        "Olga Operator: limit=150 previous-limit=20", "Olga Operator: limit=20 previous-limit=150");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001, Integer.MAX_VALUE})
    @DisplayName("CAR-1: a limit is from 1 to 1,000")
    void outside(int most) {
        assertThatIllegalArgumentException().isThrownBy(() -> setLimit(most));
        assertThat(limit()).isEqualTo(new CarrierLimit(20, false));
    }

    @Test
    @DisplayName(
            "CAR-1: only an operator changes a limit, with a fresh sign-in, and only that of a carrier that there is")
    void whoMay() {
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> TestWorld.asStale(world.operator(), () -> {
                    limits.change(carrier.id(), 150);
                    return true;
                }));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(tenant.admin(), () -> {
                    limits.change(carrier.id(), 150);
                    return true;
                }));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> as(world.operator(), () -> {
                    limits.change(CarrierId.next(), 150);
                    return true;
                }));
    }
}
