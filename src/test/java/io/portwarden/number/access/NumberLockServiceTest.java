package io.portwarden.number.access;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.notification.NoticeKind;
import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberNotFoundException;
import io.portwarden.number.NumberSelection;
import io.portwarden.number.NumberSelection.Chosen;
import io.portwarden.number.NumberSelection.Matching;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.TenantNumber;
import io.portwarden.number.UnlockEndException;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class NumberLockServiceTest {

    private static final Matching EVERY = new Matching(NumberFilter.ALL);

    @Autowired
    NumberLockService service;

    @Autowired
    NumberService numbers;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        tenant = world.usTenant();
        world.fillEveryTable(tenant);
        world.superuser().sql("delete from number_settings").update();
    }

    private Chosen chosen(int... indexes) {
        return new Chosen(
                Set.copyOf(IntStream.of(indexes).mapToObj(tenant::number).toList()));
    }

    private int lock(NumberSelection selection) {
        return as(tenant.admin(), () -> service.lock(selection));
    }

    private int unlock(NumberSelection selection, @Nullable Instant until) {
        return as(tenant.admin(), () -> service.unlock(selection, until)).numbers();
    }

    private List<NumberListItem> list(NumberFilter filter) {
        return as(tenant.viewer(), () -> service.list(filter, null, 1000).items());
    }

    private List<PhoneNumber> locked() {
        return list(new NumberFilter("", null, LockState.LOCKED)).stream()
                .map(NumberListItem::phoneNumber)
                .toList();
    }

    private NumberCounts counts() {
        return as(tenant.viewer(), () -> service.counts(NumberFilter.ALL));
    }

    private List<String> trail() {
        return world.superuser()
                .sql("""
                        select concat_ws(' | ', kind, actor_kind, nullif(subject_name, ''), nullif(details, ''))
                        from audit_entries where tenant_id = ? and kind like '%number%' order by position
                        """)
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> notices() {
        return world.superuser()
                .sql(
                        "select kind || ' to ' || recipient from outbox where tenant_id = ? and kind like 'numbers-%' order by notice_id")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private void letTheTimePass(PhoneNumber number) {
        world.superuser()
                .sql(
                        "update phone_numbers set unlocked_until = now() - interval '1 second' where phone_number = ? and unlocked_until is not null")
                .param(number.e164())
                .update();
    }

    @Test
    @DisplayName("ORD-9: an admin locks one number; the trail has one entry, and every admin is told")
    @Records(AuditKind.NUMBER_LOCKED)
    @Tells(NoticeKind.NUMBERS_LOCKED)
    void one() {
        assertThat(lock(chosen(3))).isEqualTo(1);
        assertThat(locked()).containsExactly(tenant.number(3));
        assertThat(trail()).containsExactly("number-locked | person | " + tenant.number(3));
        assertThat(notices())
                .containsExactly("numbers-locked to " + tenant.admin().email());
    }

    @Test
    @DisplayName(
            "ORD-9: many and all numbers are locked and unlocked together; the trail has one entry for all of them")
    @Records({AuditKind.NUMBER_LOCKED, AuditKind.NUMBER_UNLOCKED})
    @Tells(NoticeKind.NUMBERS_UNLOCKED)
    void manyAndAll() {
        assertThat(lock(chosen(1, 2, 4))).isEqualTo(3);
        assertThat(lock(EVERY)).isEqualTo(7);
        assertThat(counts()).isEqualTo(new NumberCounts(10, 10, 0, 0, guardedHere(10)));
        assertThat(unlock(EVERY, null)).isEqualTo(10);
        assertThat(counts()).isEqualTo(new NumberCounts(10, 0, 10, 0, guardedHere(10)));
        assertThat(trail()).hasSize(3);
        assertThat(trail().getFirst())
                .contains("count=3")
                .contains("numbers=" + tenant.number(1) + " " + tenant.number(2) + " " + tenant.number(4));
        assertThat(trail().get(1)).contains("number-locked").contains("count=7");
        assertThat(trail().get(2)).contains("number-unlocked").contains("count=10");
        assertThat(notices())
                .hasSize(3)
                .last(InstanceOfAssertFactories.STRING)
                .isEqualTo("numbers-unlocked to " + tenant.admin().email());
    }

    @Test
    @DisplayName(
            "ORD-9: a hundred thousand numbers are locked together; they are told of once, and counted in the trail")
    void veryMany() {
        world.superuser().sql("""
                        insert into phone_numbers (tenant_id, phone_number, status)
                        select ?, '+1303' || (2000000 + n), 'active' from generate_series(1, 100000) n
                        """).param(tenant.id().value()).update();
        assertThat(lock(EVERY)).isEqualTo(100_010);
        assertThat(counts()).isEqualTo(new NumberCounts(100_010, 100_010, 0, 0, guardedHere(100010)));
        assertThat(notices()).hasSize(1);
        assertThat(trail()).hasSize(2);
        assertThat(trail().getFirst()).contains("count=99999");
        assertThat(trail().getLast()).contains("count=11");
    }

    @Test
    @DisplayName("ORD-9: what is locked already is not locked again: no entry, no notice")
    void nothingToDo() {
        lock(EVERY);
        assertThat(lock(EVERY)).isZero();
        assertThat(lock(chosen(1))).isZero();
        unlock(EVERY, null);
        assertThat(unlock(EVERY, null)).isZero();
        assertThat(trail()).hasSize(2);
        assertThat(notices()).hasSize(2);
    }

    @Test
    @DisplayName("ORD-9: what a list is filtered to is locked, and nothing else")
    void matching() {
        String lastDigits = tenant.number(7).e164().substring(8);
        assertThat(lock(new Matching(new NumberFilter(lastDigits, null, null)))).isEqualTo(1);
        assertThat(locked()).containsExactly(tenant.number(7));
        assertThat(unlock(new Matching(new NumberFilter("", NumberStatus.INACTIVE, null)), null))
                .isZero();
        assertThat(unlock(new Matching(new NumberFilter("", null, LockState.LOCKED)), null))
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "ORD-9: with a sign-in that is not fresh nothing is locked or unlocked, however the service was reached")
    void stale() {
        lock(chosen(0));
        List<Callable<Object>> attempts = List.of(
                () -> service.lock(EVERY),
                () -> service.unlock(EVERY, null),
                () -> service.unlock(EVERY, Instant.now().plus(Duration.ofHours(1))),
                () -> {
                    service.lockNewNumbers(true);
                    return true;
                });
        for (Callable<Object> attempt : attempts) {
            assertThatThrownBy(() -> asStale(tenant.admin(), () -> call(attempt)))
                    .isInstanceOf(SignInNotFreshException.class);
        }
        assertThat(locked()).containsExactly(tenant.number(0));
        assertThat(trail()).hasSize(1);
    }

    @Test
    @DisplayName("ORD-9: a viewer and an operator see or change no lock that is not theirs to change")
    void roles() {
        for (SignedInPerson other : List.of(tenant.viewer(), world.operator())) {
            assertThatThrownBy(() -> as(other, () -> service.lock(EVERY))).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(other, () -> service.unlock(EVERY, null)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(other, () -> {
                        service.lockNewNumbers(true);
                        return true;
                    }))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> as(world.operator(), () -> service.counts(NumberFilter.ALL)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(list(NumberFilter.ALL)).hasSize(10);
        assertThat(trail()).isEmpty();
    }

    @Test
    @DisplayName(
            "ORD-9: another tenant's number is not found: it is neither locked nor shown, and neither is any beside it")
    void otherTenant() {
        TestTenant other = world.usTenant();
        Chosen mixed = new Chosen(Set.of(tenant.number(0), other.number(0)));
        assertThatThrownBy(() -> lock(mixed)).isInstanceOf(NumberNotFoundException.class);
        assertThatThrownBy(() -> unlock(mixed, null)).isInstanceOf(NumberNotFoundException.class);
        assertThat(locked()).isEmpty();
        lock(EVERY);
        assertThat(as(other.viewer(), () -> service.counts(NumberFilter.ALL)).locked())
                .isZero();
        assertThat(list(new NumberFilter(other.number(0).e164(), null, null))).isEmpty();
    }

    @Test
    @DisplayName("ORD-7: a number that has left can be neither locked nor unlocked; the list still shows it")
    void left() {
        world.superuser()
                .sql("update phone_numbers set status = 'ported-out' where phone_number = ?")
                .param(tenant.number(5).e164())
                .update();
        assertThatThrownBy(() -> lock(chosen(4, 5))).isInstanceOf(NumberNotFoundException.class);
        assertThat(lock(EVERY)).isEqualTo(9);
        assertThat(counts()).isEqualTo(new NumberCounts(10, 9, 0, 0, guardedHere(9)));
        assertThat(list(new NumberFilter("", NumberStatus.PORTED_OUT, null)))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.phoneNumber()).isEqualTo(tenant.number(5));
                    assertThat(item.isLockable()).isFalse();
                    assertThat(item.locked()).isFalse();
                });
        assertThat(list(new NumberFilter("", null, LockState.UNLOCKED))).isEmpty();
    }

    @Test
    @DisplayName("ORD-9: a lift for a time is shown with its end, which is in the trail and the notice too")
    @Records(AuditKind.NUMBER_UNLOCKED)
    @Tells(NoticeKind.NUMBERS_UNLOCKED_FOR_A_TIME)
    void timed() {
        Instant until = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        lock(chosen(1, 2));
        assertThat(unlock(EVERY, until)).isEqualTo(2);
        assertThat(counts()).isEqualTo(new NumberCounts(10, 0, 10, 2, guardedHere(10)));
        assertThat(list(NumberFilter.ALL).get(1)).satisfies(item -> {
            assertThat(item.locked()).isFalse();
            assertThat(item.unlockedUntil()).isEqualTo(until);
        });
        assertThat(trail().getLast()).contains("number-unlocked").contains("until=" + until);
        assertThat(notices().getLast()).startsWith("numbers-unlocked-for-a-time to ");
    }

    @Test
    @DisplayName("ORD-9: a lift for a time brings no lock to a number that had none")
    void timedNeverLocks() {
        lock(chosen(1));
        unlock(EVERY, Instant.now().plus(Duration.ofHours(1)));
        tenant.phoneNumbers().forEach(this::letTheTimePass);
        assertThat(locked()).containsExactly(tenant.number(1));
    }

    @Test
    @DisplayName("ORD-9: an unlocked number can be locked before its time is over, and unlocked for good")
    void beforeTheEnd() {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        lock(chosen(1, 2));
        unlock(chosen(1, 2), until);
        assertThat(lock(chosen(1))).isEqualTo(1);
        assertThat(unlock(chosen(2), null)).isEqualTo(1);
        tenant.phoneNumbers().forEach(this::letTheTimePass);
        assertThat(locked()).containsExactly(tenant.number(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 367 * 86_400L})
    @DisplayName("ORD-9: a lift until a time that has passed, or more than a year away, is refused; nothing is changed")
    void wrongEnd(long secondsFromNow) {
        lock(EVERY);
        assertThatThrownBy(() -> unlock(EVERY, Instant.now().plusSeconds(secondsFromNow)))
                .isInstanceOf(UnlockEndException.class);
        assertThat(counts().locked()).isEqualTo(10);
    }

    @Test
    @DisplayName("ORD-9: new numbers are locked if the tenant wants it; the trail says who wanted it, once")
    @Records({AuditKind.NEW_NUMBERS_LOCKED, AuditKind.NEW_NUMBERS_NOT_LOCKED})
    void newNumbers() {
        assertThat(as(tenant.viewer(), service::locksNewNumbers)).isFalse();
        wantNewLocked(true);
        wantNewLocked(true);
        assertThat(as(tenant.viewer(), service::locksNewNumbers)).isTrue();
        PhoneNumber first = add("+13125550100");
        wantNewLocked(false);
        PhoneNumber second = add("+13125550101");
        assertThat(locked()).contains(first).doesNotContain(second);
        assertThat(trail()).containsExactly("new-numbers-locked | person", "new-numbers-not-locked | person");
        assertThat(as(world.usTenant().viewer(), service::locksNewNumbers)).isFalse();
    }

    private void wantNewLocked(boolean lock) {
        as(tenant.admin(), () -> {
            service.lockNewNumbers(lock);
            return lock;
        });
    }

    private PhoneNumber add(String e164) {
        PhoneNumber number = new PhoneNumber(e164);
        transactions.doStating(
                Scope.provider().andTenant(tenant.id()),
                () -> numbers.add(tenant.id(), new TenantNumber(number, NumberStatus.ACTIVE, false)));
        return number;
    }

    @Test
    @DisplayName("Numbers are listed in their order, page by page, each once and none left out")
    void pages() {
        Page<NumberListItem, PhoneNumber> first = as(tenant.viewer(), () -> service.list(NumberFilter.ALL, null, 4));
        Page<NumberListItem, PhoneNumber> second = as(
                tenant.viewer(),
                () -> service.list(NumberFilter.ALL, first.next().orElseThrow(), 4));
        Page<NumberListItem, PhoneNumber> third = as(
                tenant.viewer(),
                () -> service.list(NumberFilter.ALL, second.next().orElseThrow(), 4));
        assertThat(third.next()).isEmpty();
        assertThat(Stream.of(first, second, third)
                        .flatMap(page -> page.items().stream())
                        .map(NumberListItem::phoneNumber))
                .containsExactlyElementsOf(tenant.phoneNumbers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", " %s ", "1%s", "+1 %s"})
    @DisplayName("A number is found however it is written")
    void search(String form) {
        PhoneNumber wanted = tenant.number(6);
        String written = form.formatted(wanted.national());
        assertThat(list(new NumberFilter(written, null, null)))
                .extracting(NumberListItem::phoneNumber)
                .containsExactly(wanted);
        assertThat(list(new NumberFilter("nobody", null, null))).isEmpty();
        assertThat(list(new NumberFilter("%", null, null))).isEmpty();
    }

    @Test
    @DisplayName("Numbers are found by how they begin, with and without the country code, and by how they end")
    void searchOfParts() {
        List<PhoneNumber> all = tenant.phoneNumbers();
        PhoneNumber wanted = tenant.number(6);
        for (String beginning :
                List.of("+1202", "1 202", "(202) ", "20", wanted.e164().substring(0, 10))) {
            assertThat(list(new NumberFilter(beginning, null, null)))
                    .as(beginning)
                    .extracting(NumberListItem::phoneNumber)
                    .containsExactlyElementsOf(all);
            assertThat(as(tenant.viewer(), () -> service.list(new NumberFilter(beginning, null, null), wanted, 50))
                            .items())
                    .as(beginning)
                    .extracting(NumberListItem::phoneNumber)
                    .containsExactlyElementsOf(all.subList(7, 10));
        }
        for (int end = 3; end <= 10; end++) {
            assertThat(list(new NumberFilter(wanted.e164().substring(12 - end), null, null)))
                    .extracting(NumberListItem::phoneNumber)
                    .containsExactly(wanted);
        }
        String end = wanted.e164().substring(9);
        String otherEnd = (end.charAt(0) == '9' ? '8' : '9') + end.substring(1);
        for (String other : List.of(otherEnd, "+4", "0", "0" + wanted.e164().substring(2, 11) + "x")) {
            assertThat(list(new NumberFilter(other, null, null)))
                    .as(other)
                    .extracting(NumberListItem::phoneNumber)
                    .isSubsetOf(all)
                    .hasSize(other.startsWith("02") ? 10 : 0);
        }
    }

    @Test
    @DisplayName("Zeros in front of what is searched for can be in a number, or lead to another area or abroad")
    void searchWithZeros() {
        PhoneNumber wanted = add("+420450000086");
        for (String written :
                List.of("086", "0086", "50000086", "00050000086", "04 50 00 00 86", "00 420 450 000 086")) {
            assertThat(list(new NumberFilter(written, null, null)))
                    .as(written)
                    .extracting(NumberListItem::phoneNumber)
                    .contains(wanted)
                    .hasSizeLessThanOrEqualTo(2); // another number can end like the shortest
        }
    }

    private static Object call(Callable<Object> attempt) {
        try {
            return attempt.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<Guard, Integer> guardedHere(int numbers) {
        return Map.of(Guard.HERE, numbers, Guard.UPSTREAM, 0, Guard.NOBODY, 0);
    }
}
