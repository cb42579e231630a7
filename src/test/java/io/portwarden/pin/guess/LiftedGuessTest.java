package io.portwarden.pin.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.pin.BrokenOff;
import io.portwarden.pin.PinVerdict;
import io.portwarden.pin.TestAttempts;
import io.portwarden.pin.access.BrokenOffGuesses;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** What nobody sends again is the operator's to lift, or the tenant's admin's, and nothing else is. */
class LiftedGuessTest extends GuessFixture {

    @Autowired
    BrokenOffGuesses brokenOff;

    private List<BrokenOff> listed() {
        return TestWorld.as(world.operator(), brokenOff::all).stream()
                .filter(one -> one.tenantId().equals(tenant.id()))
                .toList();
    }

    private boolean lift(BrokenOff one) {
        return TestWorld.as(world.operator(), () -> brokenOff.lift(one));
    }

    @Test
    @DisplayName(
            "PIN-8: what broke off and nobody sends again is listed to the operator, who lifts it; trail and mail tell")
    @Records(AuditKind.PIN_GUESS_LIFTED)
    @Tells(NoticeKind.PIN_GUESS_LIFTED)
    void lifted() {
        world.bringIn(tenant.admin(), tenant.viewer());
        List.of("A", "B", "C").forEach(name -> die(name, RIGHT));
        assertThat(listed()).isEmpty();
        setBack("6 minutes");
        assertThat(send("D", RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(listed()).extracting(BrokenOff::purchaseOrderNumber).containsExactly("C", "B", "A");
        assertThatThrownBy(() -> TestWorld.as(tenant.admin(), brokenOff::all))
                .isInstanceOf(AccessDeniedException.class);
        BrokenOff first = listed().getFirst();
        assertThatThrownBy(() -> TestWorld.as(tenant.admin(), () -> brokenOff.lift(first)))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(lift(first)).isTrue();
        assertThat(lift(first)).isFalse();

        assertThat(listed()).hasSize(2);
        assertThat(send("E", RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
        assertThat(world.superuser()
                        .sql("""
                                select kind || ', ' || actor_name || ', ' || subject_name from audit_entries
                                where tenant_id = ? and kind = 'pin-guess-lifted'
                                """)
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("pin-guess-lifted, Olga Operator, " + carrier.name());
        assertThat(world.superuser()
                        .sql("select recipient from outbox where tenant_id = ? and kind = 'pin-guess-lifted'")
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly(tenant.admin().email());
    }

    @Test
    @DisplayName("PIN-8: an operator cannot lift a guess that was compared, nor one that is being compared")
    void neverLifted() {
        die("A", "1");
        letLeaseRunOut();
        BrokenOff once = listed().getFirst();
        assertThat(send("A", "1")).isEqualTo(new PinVerdict.Wrong());
        assertThat(listed()).isEmpty();
        assertThat(lift(once)).isFalse();

        die("B", "2");
        BrokenOff comparing = new BrokenOff(
                tenant.id(),
                "",
                world.superuser()
                        .sql("select guess_id from pin_guesses where tenant_id = ? and outcome = 'in-flight'")
                        .param(tenant.id().value())
                        .query(java.util.UUID.class)
                        .single(),
                carrier,
                "B",
                1,
                once.madeAt());
        assertThat(lift(comparing)).isFalse();
    }

    @Test
    @DisplayName("PIN-8: a guess that was lifted counts after all when the node turns up that found it to be wrong")
    void liftedTooSoon() throws Exception {
        try (SlowNode slow = new SlowNode("A", "1", false)) {
            letLeaseRunOut();
            assertThat(lift(listed().getFirst())).isTrue();
            assertThat(slow.verdict()).isEqualTo(new PinVerdict.Wrong());
        }
        assertThat(outcomes()).containsExactly("wrong");
        send("B", "2");
        send("C", "3");
        assertThat(send("D", RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
    }

    @Test
    @DisplayName("PIN-8: a lifted guess that is sent again is another guess")
    void liftedAndSentAgain() {
        die("A", "1");
        letLeaseRunOut();
        assertThat(lift(listed().getFirst())).isTrue();
        assertThat(send("A", "1")).isEqualTo(new PinVerdict.Wrong());
        assertThat(outcomes()).containsExactly("in-flight", "wrong");
    }

    @Test
    @DisplayName("PIN-8: where so many broke off in a row that PINs are refused, the tenant's admin sees and ends it")
    void tenantsRow() {
        List<Carrier> carriers =
                IntStream.range(0, 10).mapToObj(i -> world.carrier()).toList();
        carriers.forEach(one -> die(one, TestAttempts.another()));
        setBack("6 minutes");
        assertThat(send("A", RIGHT)).isEqualTo(new PinVerdict.AttemptsExceeded());
        assertThat(TestWorld.as(tenant.viewer(), pins::status).locked()).isTrue();
        TestWorld.as(tenant.admin(), () -> {
            pins.unlock();
            return tenant;
        });
        assertThat(TestWorld.as(tenant.viewer(), pins::status).locked()).isFalse();
        assertThat(send("B", RIGHT)).isEqualTo(new PinVerdict.Accepted(1));
    }
}
