package io.portwarden.bench;

import static io.portwarden.TestWorld.as;

import io.portwarden.audit.AuditFilter;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.access.AuditService;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.support.Multitude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists of numbers and of the trail. */
final class OtherLists {

    private static final int PAGE = 50;
    private static final double AS_GOOD_AS_FEW = 1.2;
    private static final double AS_GOOD_AS_FIRST = 2;

    private final ApplicationContext many;
    private final ApplicationContext few;
    private final JdbcClient superuser;
    private final Lists.PrintedFigures figures;

    OtherLists(ApplicationContext many, ApplicationContext few, JdbcClient superuser, Lists.PrintedFigures figures) {
        this.many = many;
        this.few = few;
        this.superuser = superuser;
        this.figures = figures;
    }

    private static SignedInPerson admin() {
        return new SignedInPerson(
                Multitude.tenant(0), Identifiers.next(), "ada@bench.example", "Ada Admin", Role.TENANT_ADMIN);
    }

    void measure() {
        numbers();
        trail();
    }

    private void numbers() {
        Runnable first = numbers(many, NumberFilter.ALL, null);
        few("numbers-first-page", first, numbers(few, NumberFilter.ALL, null));
        int count = superuser
                .sql("select count(*) from phone_numbers where tenant_id = ?")
                .param(Multitude.tenant(0))
                .query(Integer.class)
                .single();
        first(
                "numbers-deep-page",
                numbers(many, NumberFilter.ALL, new PhoneNumber(Multitude.number(count - 60))),
                first);
        first("numbers-state-inactive", numbers(many, new NumberFilter("", NumberStatus.INACTIVE, null), null), first);
        first("numbers-state-left", numbers(many, new NumberFilter("", NumberStatus.PORTED_OUT, null), null), first);
        first("numbers-locked", numbers(many, new NumberFilter("", null, LockState.LOCKED), null), first);
        first("numbers-unlocked", numbers(many, new NumberFilter("", null, LockState.UNLOCKED), null), first);
        List<String> searches = List.of(
                Multitude.number(count / 2),
                Multitude.number(count - 77).substring(2),
                Multitude.number(42).substring(2));
        first("numbers-search-whole", search(searches), first);
        first(
                "numbers-search-beginning",
                search(searches.stream().map(whole -> whole.substring(0, 8)).toList()),
                first);
        first(
                "numbers-search-end",
                search(searches.stream()
                        .map(whole -> whole.substring(whole.length() - 4))
                        .toList()),
                first);
        first("numbers-search-end-short", search(List.of("7", "42")), first);
        first("numbers-search-none", search(List.of("98765")), first);
        NumberLockService numbers = many.getBean(NumberLockService.class);
        first("numbers-counters", () -> as(admin(), () -> numbers.counts(NumberFilter.ALL)), first);
        first(
                "numbers-counters-searched",
                () -> as(admin(), () -> numbers.counts(new NumberFilter("4242", null, null))),
                first);
        first(
                "numbers-counters-locked",
                () -> as(admin(), () -> numbers.counts(new NumberFilter("", null, LockState.LOCKED))),
                first);
    }

    private Runnable search(List<String> words) {
        List<Runnable> lists = words.stream()
                .map(word -> numbers(many, new NumberFilter(word, null, null), null))
                .toList();
        AtomicInteger turn = new AtomicInteger();
        return () -> lists.get(turn.getAndIncrement() % lists.size()).run();
    }

    private static Runnable numbers(ApplicationContext application, NumberFilter filter, @Nullable PhoneNumber after) {
        NumberLockService numbers = application.getBean(NumberLockService.class);
        return () -> as(admin(), () -> numbers.list(filter, after, PAGE));
    }

    private void trail() {
        AuditService trail = many.getBean(AuditService.class);
        Runnable first = trail(many, AuditFilter.ALL, null);
        few("trail-first-page", first, trail(few, AuditFilter.ALL, null));
        first("trail-deep-page", trail(many, AuditFilter.ALL, 60L), first);
        first(
                "trail-kind-common",
                trail(many, new AuditFilter(null, AuditKind.ORDER_RECEIVED, null, null), null),
                first);
        first("trail-kind-rare", trail(many, new AuditFilter(null, AuditKind.PIN_CHANGED, null, null), null), first);
        first("trail-kind-none", trail(many, new AuditFilter(null, AuditKind.KEY_DROPPED, null, null), null), first);
        Instant day = Instant.now().minus(Duration.ofDays(500));
        first("trail-day", trail(many, new AuditFilter(null, null, day, day.plus(Duration.ofDays(1))), null), first);
        first(
                "trail-day-and-kind",
                trail(many, new AuditFilter(null, AuditKind.PIN_CHANGED, day, day.plus(Duration.ofDays(1))), null),
                first);
        first("trail-count", () -> as(admin(), trail::count), first);
        first("trail-text-common", trail(many, new AuditFilter("carrier 7", null, null, null), null), first);
        first(
                "trail-text-within-a-day",
                trail(many, new AuditFilter("nobody", null, day, day.plus(Duration.ofDays(1))), null),
                first);
        first("trail-text-rare", trail(many, new AuditFilter("nobody", null, null, null), null), first);
    }

    private static Runnable trail(ApplicationContext application, AuditFilter filter, @Nullable Long before) {
        AuditService trail = application.getBean(AuditService.class);
        return () -> as(admin(), () -> trail.page(filter, before, PAGE));
    }

    private void few(String row, Runnable work, Runnable yardstick) {
        figures.add(Comparison.of(work, yardstick).figure(row, "with few", AS_GOOD_AS_FEW));
    }

    private void first(String row, Runnable work, Runnable first) {
        figures.add(Comparison.of(work, first).figure(row, "first page", AS_GOOD_AS_FIRST));
    }
}
