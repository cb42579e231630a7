package io.portwarden.pin.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.pin.BlockedCarrier;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.SentPin;
import io.portwarden.pin.TestAttempts;
import io.portwarden.pin.access.CarrierLimitService;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.UnavailableException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class PinCheckTest {

    private static final SentPin RIGHT = new SentPin("48392017");
    private static final SentPin WRONG = new SentPin("11112222");

    @Autowired
    PinCheck check;

    @Autowired
    PinGuard guard;

    @Autowired
    PinService pins;

    @Autowired
    CarrierLimitService carrierLimits;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, RIGHT.text());
        carrier = world.carrier();
    }

    private PinVerdict check(Carrier by, SentPin pin) {
        return check.check(tenant.id(), by.id(), pin, TestAttempts.another());
    }

    /** As carriers do who are told to come again: a slow machine sends some of so many away. */
    private PinVerdict answer(Carrier by, SentPin pin) {
        while (true) {
            try {
                return check(by, pin);
            } catch (UnavailableException busy) {
                Thread.onSpinWait();
            }
        }
    }

    private void wrong(Carrier by, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(check(by, WRONG)).isEqualTo(new PinVerdict.Wrong());
        }
    }

    @Test
    @DisplayName("PIN-8: after three wrong PINs of one carrier its PINs for that tenant are refused unchecked")
    void limitOfCarrierAndTenant() {
        wrong(carrier, 3);
        assertThat(check(carrier, WRONG)).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: a right PIN between does not give a carrier its guesses back")
    void rightDoesNotReset() {
        wrong(carrier, 2);
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
        wrong(carrier, 1);
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }

    @Test
    @DisplayName("PIN-8: a carrier's guesses count for 24 hours")
    void window() {
        wrong(carrier, 3);
        setBack("24 hours");
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: short of 24 hours they still count")
    void shortOfTheWindow() {
        wrong(carrier, 3);
        setBack("23 hours 59 minutes");
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }

    @Test
    @DisplayName("PIN-8: ten wrong PINs in a row by anyone lock the PIN for everyone, for longer than a day")
    void limitOfTenant() {
        for (int i = 0; i < 5; i++) {
            wrong(world.carrier(), 2);
        }
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        setBack("48 hours");
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }

    @Test
    @DisplayName("PIN-8: a right PIN ends the row of wrong ones")
    void rightEndsTheRow() {
        for (int i = 0; i < 3; i++) {
            wrong(world.carrier(), 3);
        }
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
        wrong(world.carrier(), 1);
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: changing the PIN unlocks it")
    void changeUnlocks() {
        for (int i = 0; i < 5; i++) {
            wrong(world.carrier(), 2);
        }
        world.setPin(tenant, "70281946");
        assertThat(check(world.carrier(), new SentPin("70281946"))).isEqualTo(new PinVerdict.Accepted(2));
    }

    @Test
    @DisplayName("PIN-8: twenty wrong PINs of one carrier against all tenants block it, until somebody lifts that")
    void limitOfCarrier() {
        for (int i = 0; i < 10; i++) {
            tenant = world.usTenant();
            world.setPin(tenant, RIGHT.text());
            wrong(carrier, 2);
        }
        tenant = world.usTenant();
        world.setPin(tenant, RIGHT.text());
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: an operator lifts a carrier's limit, and nobody else")
    void lifted() {
        limitOfCarrier();
        assertThatThrownBy(() -> TestWorld.as(tenant.admin(), () -> carrierLimits.blocked()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(TestWorld.as(world.operator(), () -> carrierLimits.blocked()))
                .extracting(BlockedCarrier::carrier)
                .contains(carrier);
        TestWorld.as(world.operator(), () -> {
            carrierLimits.lift(carrier.id());
            return carrier;
        });
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
        wrong(carrier, 1);
    }

    @Test
    @DisplayName("PIN-8: a tenant admin unlocks the PIN, and nobody else")
    void unlocked() {
        for (int i = 0; i < 5; i++) {
            wrong(world.carrier(), 2);
        }
        assertThat(TestWorld.as(tenant.viewer(), pins::status).locked()).isTrue();
        assertThatThrownBy(() -> unlock(tenant.viewer())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> unlock(world.operator())).isInstanceOf(AccessDeniedException.class);
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        unlock(tenant.admin());
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    private void unlock(SignedInPerson person) {
        TestWorld.as(person, () -> {
            pins.unlock();
            return person;
        });
    }

    @Test
    @DisplayName("PIN-8: of 200 wrong PINs at once exactly the limit is checked")
    void wrongAtOnce() throws Exception {
        List<PinVerdict> verdicts = TestThreads.atOnce(200, i -> answer(carrier, WRONG));
        assertThat(verdicts).filteredOn(new PinVerdict.Wrong()::equals).hasSize(3);
        assertThat(verdicts)
                .filteredOn(new PinVerdict.AttemptsExceeded()::equals)
                .hasSize(197);
    }

    @Test
    @DisplayName("PIN-8: of 200 wrong PINs of many carriers at once exactly the limit of the tenant is checked")
    void wrongByManyAtOnce() throws Exception {
        List<Carrier> carriers =
                IntStream.range(0, 100).mapToObj(i -> world.carrier()).toList();
        List<PinVerdict> verdicts = TestThreads.atOnce(200, i -> answer(carriers.get(i / 2), WRONG));
        assertThat(verdicts).filteredOn(new PinVerdict.Wrong()::equals).hasSize(10);
    }

    @Test
    @DisplayName("PIN-8: of 200 right PINs at once all are accepted")
    void rightAtOnce() throws Exception {
        List<PinVerdict> verdicts = TestThreads.atOnce(200, i -> answer(carrier, RIGHT));
        assertThat(verdicts).containsOnly(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: a guess whose check breaks off is not given back")
    void brokenOff() {
        for (int i = 0; i < 3; i++) {
            try {
                guard.guess(tenant.id(), carrier.id(), TestAttempts.another(), pin -> {
                    throw new IllegalStateException("the program dies here");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("the program dies here");
            }
        }
        setBack("1 minute");
        assertThatThrownBy(() -> check(carrier, RIGHT)).isInstanceOf(UnavailableException.class);
        setBack("5 minutes");
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }

    @Test
    @DisplayName("PIN-8: a missing PIN, and any PIN where none is set, counts nothing")
    void nothingCompared() {
        for (int i = 0; i < 5; i++) {
            assertThat(check.check(tenant.id(), carrier.id(), null, TestAttempts.another()))
                    .isEqualTo(new PinVerdict.Missing());
        }
        TestTenant unset = world.usTenant();
        for (int i = 0; i < 5; i++) {
            assertThat(check.check(unset.id(), carrier.id(), RIGHT, TestAttempts.another()))
                    .isEqualTo(new PinVerdict.NotSet());
        }
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("ORD-16: what can be no PIN is not compared and counts nothing, and no limit is looked at for it")
    void malformed() {
        SentPin letters = new SentPin("Sesame open!");
        for (int i = 0; i < 25; i++) {
            assertThat(check(carrier, letters)).isEqualTo(new PinVerdict.Malformed());
        }
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
        wrong(carrier, 3);
        assertThat(check(carrier, letters)).isEqualTo(new PinVerdict.Malformed());
        assertThat(check(carrier, RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(check(world.carrier(), RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("ORD-16: that a tenant has set no PIN, or needs none, says more than what came as one")
    void malformedForWhomever() {
        SentPin letters = new SentPin("Sesame open!");
        assertThat(check.check(world.usTenant().id(), carrier.id(), letters, TestAttempts.another()))
                .isEqualTo(new PinVerdict.NotSet());
        assertThat(check.check(world.tenant("FR").id(), carrier.id(), letters, TestAttempts.another()))
                .isEqualTo(new PinVerdict.NotRequired());
    }

    @Test
    @DisplayName("PIN-6: outside the United States no PIN is asked for")
    void notInTheUnitedStates() {
        assertThat(check.check(world.tenant("FR").id(), carrier.id(), null, TestAttempts.another()))
                .isEqualTo(new PinVerdict.NotRequired());
    }

    /** As if everything that was guessed had been guessed that much earlier. */
    private void setBack(String interval) {
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
}
