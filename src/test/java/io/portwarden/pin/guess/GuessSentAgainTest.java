package io.portwarden.pin.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.carrier.Carrier;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.TestAttempts;
import io.portwarden.shared.UnavailableException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What broke off is settled by being sent again, and gives nobody a guess more. */
class GuessSentAgainTest extends GuessFixture {

    @Test
    @DisplayName("PIN-8: while the same order is being compared it is not compared a second time")
    void beingCompared() {
        die("A", RIGHT);
        assertThatThrownBy(() -> send("A", RIGHT)).isInstanceOf(UnavailableException.class);
        assertThat(compared).isEmpty();
        assertThat(outcomes()).containsExactly("in-flight");
    }

    @RepeatedTest(3)
    @DisplayName("PIN-8: a wrong PIN that broke off, sent again 100 times at once over two nodes, is one guess")
    void takenOverAtOnce() throws Exception {
        die("A", "1");
        letLeaseRunOut();
        PinGuard other = anotherNode();
        List<Boolean> answers = TestThreads.atOnce(100, i -> answered(i % 2 == 0 ? guard : other, "A", "1"));
        assertThat(answers).contains(true);
        assertThat(comparedInAll()).isEqualTo(1);
        assertThat(outcomes()).containsExactly("wrong");
    }

    @RepeatedTest(3)
    @DisplayName(
            "PIN-8: three wrong PINs that broke off, sent again among 200 others at once over two nodes, are the limit")
    void takenOverAmongOthers() throws Exception {
        for (String pin : List.of("1", "2", "3")) {
            die("name " + pin, pin);
        }
        letLeaseRunOut();
        PinGuard other = anotherNode();
        TestThreads.atOnce(200, i -> {
            PinGuard node = i % 2 == 0 ? guard : other;
            String pin = Integer.toString(1 + i / 4 % 50);
            // Under the old names too, with other PINs.
            return answered(node, "name " + (i % 4 < 2 ? pin : "1"), pin);
        });
        for (String pin : List.of("1", "2", "3")) {
            answered(guard, "name " + pin, pin);
        }
        assertThat(compared.keySet()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(comparedInAll()).isEqualTo(3);
        assertThat(outcomes()).containsExactly("wrong", "wrong", "wrong");
        assertThat(send("another", RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }

    @Test
    @DisplayName("PIN-8: right PINs that broke off are all accepted when they are sent again, whatever comes between")
    void rightOnes() throws Exception {
        List.of("A", "B", "C").forEach(name -> die(name, RIGHT));
        letLeaseRunOut();
        assertThatThrownBy(() -> send("D", RIGHT)).isInstanceOf(UnavailableException.class);
        PinGuard other = anotherNode();
        List<PinVerdict> verdicts = TestThreads.atOnce(
                3,
                i -> send(
                        i % 2 == 0 ? guard : other,
                        carrier,
                        List.of("A", "B", "C").get(i),
                        RIGHT));
        assertThat(verdicts).containsOnly(new PinVerdict.Accepted(1));
        assertThat(send("D", RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: what broke off counts as wrong after a time, and is still settled by being sent again")
    void givenUp() {
        List.of("A", "B", "C").forEach(name -> die(name, RIGHT));
        setBack("6 minutes");
        assertThat(send("D", RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(send("A", RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
        assertThat(send("E", RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }

    @Test
    @DisplayName("PIN-8: a different PIN under the same name is another guess")
    void differentPin() {
        die("A", "1");
        letLeaseRunOut();
        assertThat(send("A", "2")).isEqualTo(new PinVerdict.Wrong());
        assertThat(send("A", "3")).isEqualTo(new PinVerdict.Wrong());
        assertThatThrownBy(() -> send("A", "4")).isInstanceOf(UnavailableException.class);
        assertThat(send("A", "1")).isEqualTo(new PinVerdict.Wrong());
        assertThat(send("A", "4")).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(comparedInAll()).isEqualTo(3);
    }

    @Test
    @DisplayName("PIN-8: another carrier's order of the same name and content is another guess")
    void anotherCarrier() {
        die("A", "1");
        letLeaseRunOut();
        assertThat(send(guard, world.carrier(), "A", "1")).isEqualTo(new PinVerdict.Wrong());
        assertThat(outcomes()).containsExactly("in-flight", "wrong");
    }

    @Test
    @DisplayName("PIN-8: what broke off before an admin unlocked the PIN gives nobody an eleventh guess")
    void noneInReserve() {
        die("reserve", "reserve");
        letLeaseRunOut();
        TestWorld.as(tenant.admin(), () -> {
            // Whatever the row was: it begins anew, and the one that broke off is no more in it.
            world.superuser()
                    .sql("update pin_guards set row_since = now() where tenant_id = ?")
                    .param(tenant.id().value())
                    .update();
            return tenant;
        });
        for (int i = 0; i < 5; i++) {
            Carrier one = world.carrier();
            send(guard, one, "a" + i, "a" + i);
            send(guard, one, "b" + i, "b" + i);
        }
        assertThat(send("reserve", "reserve")).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(comparedInAll()).isEqualTo(10);
    }

    @Test
    @DisplayName("PIN-8: what broke off long ago and is taken over counts for a whole window from then on")
    void countsAnew() {
        die("A", "1");
        setBack("23 hours 59 minutes");
        assertThat(send("A", "1")).isEqualTo(new PinVerdict.Wrong());
        setBack("2 minutes");
        assertThat(send("B", "2")).isEqualTo(new PinVerdict.Wrong());
        assertThat(send("C", "3")).isEqualTo(new PinVerdict.Wrong());
        assertThat(send("D", "4")).isEqualTo(new PinVerdict.AttemptsExceeded());
    }

    @Test
    @DisplayName(
            "PIN-8: an order that was wrong and not stored is neither compared nor counted again, until the PIN changes")
    void wrongAlready() {
        for (int i = 0; i < 5; i++) {
            assertThat(send("A", "70281946")).isEqualTo(new PinVerdict.Wrong());
        }
        assertThat(comparedInAll()).isEqualTo(1);
        assertThat(outcomes()).containsExactly("wrong");
        world.setPin(tenant, "90817263");
        assertThat(send("A", "70281946")).isEqualTo(new PinVerdict.Wrong());
        assertThat(outcomes()).containsExactly("wrong", "wrong");
    }

    @Test
    @DisplayName(
            "PIN-8: a question that broke off is settled by being asked again; one that was answered counts each time")
    void question() {
        die(carrier, TestAttempts.question("1"));
        letLeaseRunOut();
        for (int i = 0; i < 3; i++) {
            assertThat(guard.guess(
                            tenant.id(), carrier.id(), TestAttempts.question("1"), set -> new PinVerdict.Wrong()))
                    .isEqualTo(new PinVerdict.Wrong());
        }
        assertThat(outcomes()).containsExactly("wrong", "wrong", "wrong");
        assertThat(send("A", RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }
}
