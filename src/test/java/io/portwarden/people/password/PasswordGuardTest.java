package io.portwarden.people.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.TestDatabase;
import io.portwarden.TestOutage;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.people.Sha256;
import io.portwarden.people.guess.Guesser;
import io.portwarden.people.guess.SignInGuesses;
import io.portwarden.people.session.SignInProperties;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.work.LaterWrites;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** The limits on guesses at passwords, on a real database; what is compared here takes no time. */
@SpringBootTest
class PasswordGuardTest {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Autowired
    PasswordGuard guard;

    @Autowired
    SignInGuesses guesses;

    @Autowired
    LaterWrites later;

    @Autowired
    SignInProperties properties;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    final AtomicInteger compared = new AtomicInteger();
    int number;

    @BeforeEach
    void somebodyElse() {
        number = COUNTER.incrementAndGet();
    }

    /** Somebody's account, at which nothing else guesses, as it is guessed at from this address. */
    private Guesser from(String address) {
        return Guesser.of("guarded" + number + "@acme.example", address + "/" + number);
    }

    private boolean guess(Guesser guesser, boolean right) {
        return guess(guard, guesser, right);
    }

    private boolean guess(PasswordGuard node, Guesser guesser, boolean right) {
        return node.guess(guesser, () -> {
                    compared.incrementAndGet();
                    return right ? Optional.of("signed in") : Optional.empty();
                })
                .right()
                .isPresent();
    }

    private void wrong(Guesser guesser, int times) {
        int before = compared.get();
        for (int i = 0; i < times; i++) {
            assertThat(guess(guesser, false)).isFalse();
        }
        assertThat(compared.get() - before).as("compared").isEqualTo(times);
    }

    private void unchecked(Guesser guesser) {
        int before = compared.get();
        assertThat(guess(guesser, true)).isFalse();
        assertThat(compared).as("compared").hasValue(before);
    }

    /** As if everything that was guessed at this account, or from this address, had been guessed that much earlier. */
    private void setBack(String interval) {
        var jdbc = world.superuser();
        jdbc.sql("alter table password_guesses disable trigger keep_password_guess")
                .update();
        jdbc.sql("""
                        update password_guesses set made_at = made_at - ?::interval,
                            expires_at = expires_at - ?::interval, settled_at = settled_at - ?::interval
                        where account = ? or source = ?
                        """)
                .params(
                        interval,
                        interval,
                        interval,
                        from("a").account(),
                        from("a").source())
                .update();
        jdbc.sql("alter table password_guesses enable trigger keep_password_guess")
                .update();
    }

    @Test
    @DisplayName("After ten wrong passwords in a row none is checked for a minute, wherever it comes from"
            + " (OWASP ASVS 5.0, 6.3.1)")
    void pause() {
        wrong(from("a"), 5);
        wrong(from("b"), 5);
        unchecked(from("a"));
        unchecked(from("c"));
        setBack("59 seconds");
        unchecked(from("c"));
    }

    @Test
    @DisplayName("After the pause one is checked; the next pause is twice as long")
    void nextPause() {
        wrong(from("a"), 10);
        setBack("1 minute");
        wrong(from("a"), 1);
        unchecked(from("a"));
        setBack("1 minute 59 seconds");
        unchecked(from("a"));
        setBack("1 second");
        assertThat(guess(from("a"), true)).isTrue();
    }

    @Test
    @DisplayName("The right password ends the row of wrong ones")
    void rightEndsTheRow() {
        wrong(from("a"), 9);
        assertThat(guess(from("a"), true)).isTrue();
        wrong(from("b"), 10);
        unchecked(from("b"));
    }

    @Test
    @DisplayName("Whoever has signed in from an address before is not kept out there by what strangers do elsewhere")
    void familiar() {
        assertThat(guess(from("home"), true)).isTrue();
        wrong(from("stranger"), 10);
        unchecked(from("stranger"));
        unchecked(from("another place"));

        wrong(from("home"), 9);
        assertThat(guess(from("home"), true)).isTrue();
        wrong(from("home"), 10);
        unchecked(from("home"));
    }

    @Test
    @DisplayName("After a hundred wrong passwords in a row none is checked any more, until a new one is set"
            + " (NIST SP 800-63B-4, 3.2.2)")
    void atMost() {
        Guesser home = from("home");
        assertThat(guess(home, true)).isTrue();
        for (int i = 0; i < 100; i++) {
            wrong(from("stranger"), 1);
            setBack("2 hours");
        }
        unchecked(from("stranger"));
        unchecked(home);
        setBack("30 days");
        unchecked(home);

        transactions.doStating(Scope.digests(home.account()), () -> guesses.renew(home.account()));

        wrong(from("stranger"), 10);
        unchecked(from("stranger"));
        // Who knew the old password is no more familiar than anybody else.
        unchecked(home);
    }

    @Test
    @DisplayName("After a hundred wrong passwords from one address, for whatever accounts, none is checked for an hour"
            + " (OWASP ASVS 5.0, 6.3.1)")
    void perSource() {
        for (int i = 0; i < 10; i++) {
            int each = i;
            for (int guess = 0; guess < 10; guess++) {
                assertThat(guess(
                                new Guesser(
                                        Sha256.hex("account", number + "/" + each),
                                        from("a").source()),
                                false))
                        .isFalse();
            }
        }
        assertThat(compared).hasValue(100);
        unchecked(from("a"));
        assertThat(guess(from("b"), true)).isTrue();

        setBack("1 hour");
        assertThat(guess(from("a"), true)).isTrue();
    }

    @Test
    @DisplayName("Of 200 wrong passwords at once exactly the limit is checked")
    void wrongAtOnce() throws Exception {
        TestThreads.atOnce(200, i -> guess(from("address " + i), false));
        assertThat(compared).hasValue(10);
    }

    /** Another node has the database in common with this one, and nothing else. */
    private PasswordGuard anotherNode() {
        return new PasswordGuard(transactions, guesses, later, properties);
    }

    @RepeatedTest(5)
    @DisplayName("Of 200 wrong passwords at once on two nodes exactly the limit is checked")
    void wrongAtOnceOnTwoNodes() throws Exception {
        PasswordGuard other = anotherNode();
        TestThreads.atOnce(200, i -> guess(i % 2 == 0 ? guard : other, from("address " + i), false));
        assertThat(compared).hasValue(10);
    }

    @Test
    @DisplayName("Of 200 right passwords at once on two nodes all are accepted")
    void rightAtOnceOnTwoNodes() throws Exception {
        PasswordGuard other = anotherNode();
        List<Boolean> results =
                TestThreads.atOnce(200, i -> guess(i % 2 == 0 ? guard : other, from("address " + i), true));
        assertThat(results).containsOnly(true);
    }

    @Test
    @DisplayName("Of 200 wrong passwords for many accounts at once exactly the limit of the address is checked")
    void wrongFromOneAddressAtOnce() throws Exception {
        Guesser here = from("here");
        TestThreads.atOnce(200, i -> guess(new Guesser(Sha256.hex("account", number + "/" + i), here.source()), false));
        assertThat(compared).hasValue(100);
    }

    @Test
    @DisplayName("Of 200 right passwords at once all are accepted")
    void rightAtOnce() throws Exception {
        List<Boolean> results = TestThreads.atOnce(200, i -> guess(from("a"), true));
        assertThat(results).containsOnly(true);
    }

    @Test
    @DisplayName("A guess whose check breaks off is not given back")
    void brokenOff() {
        for (int i = 0; i < 10; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> guard.guess(from("a"), () -> {
                        throw new IllegalStateException("the program dies here");
                    }));
        }
        setBack("31 seconds");
        unchecked(from("a"));
    }

    /** The database goes away while the password is compared. */
    private void breakOffSettling(boolean right) {
        TestOutage[] outage = new TestOutage[1];
        try {
            assertThatThrownBy(() -> guard.guess(from("a"), () -> {
                        outage[0] = new TestOutage(database);
                        return right ? Optional.of("signed in") : Optional.empty();
                    }))
                    .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        } finally {
            Objects.requireNonNull(outage[0]).close();
        }
    }

    private void await(String outcome) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!outcome.equals(world.superuser()
                .sql("select outcome from password_guesses where account = ? order by made_at desc limit 1")
                .param(from("a").account())
                .query(String.class)
                .single())) {
            assertThat(System.nanoTime()).as("until " + outcome).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Test
    @DisplayName("A right password whose verdict could not be written down is a right one when the database is back"
            + " (OWASP ASVS 5.0, 6.3.1)")
    void rightLate() {
        wrong(from("a"), 9);
        breakOffSettling(true);
        await("right");
        wrong(from("b"), 10);
    }

    @Test
    @DisplayName("A wrong password whose verdict could not be written down counts once when the database is back"
            + " (OWASP ASVS 5.0, 6.3.1)")
    void wrongLate() {
        wrong(from("a"), 8);
        breakOffSettling(false);
        await("wrong");
        wrong(from("a"), 1);
        unchecked(from("a"));
    }

    @Test
    @DisplayName("A settled guess is never given back, not even by SQL")
    void kept() {
        wrong(from("a"), 1);
        String account = from("a").account();
        assertThatThrownBy(() -> transactions.doStating(
                        Scope.digests(account),
                        () -> jdbc.sql("update password_guesses set outcome = 'right' where guess_id = ?")
                                .param(lastGuess(account))
                                .update()))
                .hasMessageContaining("never given back");
    }

    private UUID lastGuess(String account) {
        return world.superuser()
                .sql("select guess_id from password_guesses where account = ? order by made_at desc limit 1")
                .param(account)
                .query(UUID.class)
                .single();
    }
}
