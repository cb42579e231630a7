package io.portwarden.portback;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asProgram;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Patience;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.life.OrderLife;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.portback.access.DepartureDesk.Written;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.portback.access.PortBackService;
import io.portwarden.provider.ProviderProgram;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookReceiver;
import io.portwarden.webhook.access.WebhookService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Numbers that left, from the departure or the order to the end of the case, by the real services. */
@SpringBootTest
class PortBackTest {

    private static final String PIN = "48392017";
    private static final Statement WHY = Statement.of("Nobody here wanted this.");
    private static final String SPID = "9QX7";

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    DepartureDesk departures;

    @Autowired
    PortBackService tenantSide;

    @Autowired
    PortBackDesk desk;

    @Autowired
    WebhookService webhooks;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    TestTenant tenant;
    SignedInPerson operator;
    final Instant leftAt = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        operator = world.operator();
        world.bringIn(tenant.admin(), operator);
    }

    private Written left(PhoneNumber number) {
        return as(operator, () -> departures.record(number, leftAt, SPID));
    }

    private PortBack opened() {
        return left(tenant.number(0)).opened();
    }

    private String standing(TestTenant whose, PhoneNumber number) {
        return world.superuser()
                .sql("""
                        select n.status || case when n.locked then ' locked' else '' end
                               || case when d.phone_number is null then '' else ' held' end
                        from phone_numbers n
                        left join number_directory d on d.phone_number = n.phone_number and d.tenant_id = n.tenant_id
                        where n.tenant_id = ? and n.phone_number = ?
                        """)
                .params(whose.id().value(), number.e164())
                .query(String.class)
                .single();
    }

    private List<String> trail() {
        return world.superuser()
                .sql("select kind || ' ' || subject_name from audit_entries where tenant_id = ? order by position")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private List<String> mails(String recipient) {
        return world.superuser()
                .sql("select kind from outbox where recipient = ? order by notice_id")
                .param(recipient)
                .query((row, index) -> row.getString(1))
                .list();
    }

    private int cases(TestTenant whose) {
        return world.superuser()
                .sql("select count(*) from port_backs where tenant_id = ?")
                .param(whose.id().value())
                .query(Integer.class)
                .single();
    }

    private static void refused(DepartureRefusal refusal, ThrowingCallable work) {
        assertThatExceptionOfType(DepartureRefusedException.class)
                .isThrownBy(work)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static void refused(PortBackRefusal refusal, ThrowingCallable work) {
        assertThatExceptionOfType(PortBackRefusedException.class)
                .isThrownBy(work)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    // Departures

    @Test
    @Records(AuditKind.NUMBER_LEFT)
    @Tells({NoticeKind.NUMBER_LEFT, NoticeKind.PORT_BACK_TO_REQUEST})
    @DisplayName(
            "ORD-14: a number that left without an order is out of use, its case is open, every admin and operator is told, and the tenant's webhooks are")
    void departure() throws Exception {
        SignedInPerson second = world.anotherAdmin(tenant, "Bo Builder");
        world.bringIn(second);
        PortBack opened;
        try (WebhookReceiver system = WebhookReceiver.http();
                WebhookReceiver soa = WebhookReceiver.http()) {
            as(tenant.admin(), () -> webhooks.add(system.url(), ""));
            IssuedSecret ofProvider = as(world.operator(), () -> webhooks.add(soa.url(), ""));
            opened = opened();
            Patience.until("the webhook", () -> !system.received().isEmpty());
            assertThat(system.received()).hasSize(1);
            // Of others it is told as well.
            String number = "\"phoneNumber\":\"" + tenant.number(0);
            Patience.until(
                    "the provider's webhook",
                    () -> soa.received().stream()
                            .anyMatch(received -> received.body().contains(number)));
            as(world.operator(), () -> {
                webhooks.remove(ofProvider.endpoint().id());
                return true;
            });
            assertThat(soa.received())
                    .anySatisfy(received -> assertThat(received.body())
                            .startsWith("{\"type\":\"number.left\"")
                            .contains(
                                    number,
                                    "\"accountNumber\":\"" + tenant.tenant().accountNumber()));
            assertThat(system.received().getFirst().body())
                    .startsWith("{\"type\":\"number.left\"")
                    .contains(
                            "\"phoneNumber\":\"" + tenant.number(0),
                            "\"spid\":\"" + SPID,
                            opened.id().toString());
        }

        assertThat(standing(tenant, tenant.number(0))).isEqualTo("ported-out");
        assertThat(opened.status()).isEqualTo(PortBackStatus.REPORTED);
        assertThat(opened.unwanted()).isFalse();
        assertThat(opened.clock())
                .isEqualTo(new PortBackClock(leftAt.plus(Duration.ofHours(24)), leftAt.plus(Duration.ofDays(7))));
        assertThat(trail()).contains("number-left " + tenant.number(0));
        assertThat(mails(tenant.admin().email())).containsExactly("number-left");
        assertThat(mails(second.email())).containsExactly("number-left");
        assertThat(mails(tenant.viewer().email())).isEmpty();
        assertThat(mails(operator.email())).containsExactly("port-back-to-request");
    }

    @Test
    @DisplayName("ORD-14: the same departure again is the same, and tells nobody again; by a program as by an operator")
    void again() {
        Written first = left(tenant.number(0));
        Written again = asProgram(
                new ProviderProgram(Identifiers.next(), "npac-feed"),
                () -> departures.record(tenant.number(0), leftAt.plusMillis(400), SPID.toLowerCase(Locale.ROOT)));
        assertThat(first.isNew()).isTrue();
        assertThat(again).isEqualTo(new Written(first.opened(), false));
        assertThat(mails(tenant.admin().email())).hasSize(1);
        assertThat(cases(tenant)).isEqualTo(1);
    }

    @Test
    @DisplayName("ORD-14: twenty equal departures at once make one case")
    void atOnce() throws Exception {
        List<Callable<Written>> equal = IntStream.range(0, 20)
                .<Callable<Written>>mapToObj(i -> () -> left(tenant.number(0)))
                .toList();
        List<Written> written = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(20)) {
            for (Future<Written> one : all.invokeAll(equal)) {
                written.add(one.get());
            }
        }
        assertThat(written.stream().filter(Written::isNew)).hasSize(1);
        assertThat(written.stream().map(one -> one.opened().id()).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(cases(tenant)).isEqualTo(1);
    }

    @Test
    @DisplayName("ORD-14: at another time or to somebody else, a number that is gone has left otherwise")
    void otherwise() {
        opened();
        refused(
                DepartureRefusal.NUMBER_LEFT_OTHERWISE,
                () -> as(operator, () -> departures.record(tenant.number(0), leftAt, "0000")));
        refused(
                DepartureRefusal.NUMBER_LEFT_OTHERWISE,
                () -> as(operator, () -> departures.record(tenant.number(0), leftAt.minusSeconds(1), SPID)));
    }

    @Test
    @DisplayName("ORD-14: a number that nobody holds is unknown")
    void unknown() {
        refused(DepartureRefusal.NUMBER_UNKNOWN, () -> left(new PhoneNumber("+12129990123")));
    }

    @Test
    @DisplayName("ORD-14: a number that nobody has decided about is not taken from anybody")
    void undecided() {
        world.superuser()
                .sql("insert into number_directory (phone_number, tenant_id, reading) values (?, ?, ?)")
                .params(
                        "+11" + tenant.number(0).e164().substring(2),
                        world.usTenant().id().value(),
                        tenant.number(0).e164())
                .update();
        refused(DepartureRefusal.NUMBER_UNDECIDED, () -> left(tenant.number(0)));
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("active held");
    }

    @Test
    @DisplayName("ORD-14: a number out of use, and one that is locked, can have left all the same")
    void inactiveOrLocked() {
        world.superuser()
                .sql(
                        "update phone_numbers set status = 'inactive', locked = true where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(0).e164())
                .update();
        opened();
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("ported-out");
    }

    @Test
    @DisplayName("ORD-14: what left by a completed order is no departure without one")
    void leftByOrder() {
        world.setPin(tenant, PIN);
        life.in(OrderStatus.COMPLETED, tenant, tenant.number(0), world.carrier(), PIN);
        refused(DepartureRefusal.NUMBER_LEFT_BY_ORDER, this::opened);
    }

    @Test
    @DisplayName(
            "ORD-14: a confirmed order of the same provider is to be completed; one in review or disputed, or of another, hides no theft")
    void openOrder() {
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        life.in(OrderStatus.CONFIRMED, tenant, tenant.number(0), carrier, PIN);
        life.in(OrderStatus.CONFIRMED, tenant, tenant.number(1), world.carrier(), PIN);
        life.in(OrderStatus.PENDING, tenant, tenant.number(2), carrier, PIN);
        PortOutOrder disputed = life.in(OrderStatus.DISPUTED, tenant, tenant.number(3), carrier, PIN);
        refused(
                DepartureRefusal.NUMBER_IN_OPEN_ORDER,
                () -> as(operator, () -> departures.record(tenant.number(0), leftAt, carrier.spid())));
        for (int number = 1; number <= 3; number++) {
            PhoneNumber gone = tenant.number(number);
            assertThat(as(operator, () -> departures.record(gone, leftAt, carrier.spid()))
                            .isNew())
                    .isTrue();
            assertThat(standing(tenant, gone)).isEqualTo("ported-out");
        }
        assertThat(life.read(disputed).status()).isEqualTo(OrderStatus.DISPUTED);
    }

    @Test
    @DisplayName(
            "ORD-14: a departure is an operator's to write down, just signed in, or a program's, and nobody else's")
    void whoRecords() {
        assertThatThrownBy(() -> asStale(operator, () -> departures.record(tenant.number(0), leftAt, SPID)))
                .isInstanceOf(SignInNotFreshException.class);
        for (SignedInPerson person : List.of(tenant.admin(), tenant.viewer())) {
            assertThatThrownBy(() -> as(person, () -> departures.record(tenant.number(0), leftAt, SPID)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        Carrier carrier = world.carrier();
        assertThatThrownBy(() -> as(carrier, () -> departures.record(tenant.number(0), leftAt, SPID)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("active held");
    }

    // What the tenant says

    @Test
    @Records(AuditKind.PORT_BACK_REPORTED)
    @Tells(NoticeKind.PORT_BACK_REPORTED)
    @DisplayName("ORD-14: an admin says of a departure, once and just signed in, that it was not wanted")
    void saysUnwanted() {
        PortBack opened = opened();
        assertThatThrownBy(() -> asStale(tenant.admin(), () -> tenantSide.sayUnwanted(opened.id(), WHY)))
                .isInstanceOf(SignInNotFreshException.class);
        PortBack said = as(tenant.admin(), () -> tenantSide.sayUnwanted(opened.id(), WHY));
        assertThat(said.unwanted()).isTrue();
        assertThat(said.status()).isEqualTo(PortBackStatus.REPORTED);
        refused(PortBackRefusal.SAID_ALREADY, () -> as(tenant.admin(), () -> tenantSide.sayUnwanted(opened.id(), WHY)));
        assertThat(trail())
                .containsExactly("number-left " + tenant.number(0), "port-back-reported " + tenant.number(0));
        assertThat(mails(tenant.admin().email())).containsExactly("number-left", "port-back-reported");
        assertThat(mails(operator.email())).containsExactly("port-back-to-request", "port-back-to-request");
        PortBackDetails details = as(operator, () -> desk.find(opened.id())).orElseThrow();
        assertThat(details.timeline().stream().map(PortBackEvent::kind))
                .containsExactly(PortBackEventKind.LEFT, PortBackEventKind.UNWANTED);
        assertThat(details.timeline().getLast().note()).isEqualTo(WHY.text());
        assertThat(details.timeline().getLast().actorKind()).isEqualTo(ActorKind.TENANT);
    }

    @Test
    @DisplayName(
            "ORD-14: an admin reports a completed order: one case for all its numbers that are gone, from the moment of completion, however often and by how many at once")
    void reportsOrder() throws Exception {
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        PortOutOrder order = life.in(OrderStatus.COMPLETED, tenant, tenant.number(0), carrier, PIN);
        assertThat(as(tenant.viewer(), () -> tenantSide.leftByOrder(order.id()))
                        .orElseThrow()
                        .numbers())
                .containsExactly(tenant.number(0));
        assertThatThrownBy(() -> asStale(tenant.admin(), () -> tenantSide.report(order.id(), WHY)))
                .isInstanceOf(SignInNotFreshException.class);
        List<Callable<PortBack>> equal = IntStream.range(0, 10)
                .<Callable<PortBack>>mapToObj(i -> () -> as(tenant.admin(), () -> tenantSide.report(order.id(), WHY)))
                .toList();
        List<PortBack> reported = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(10)) {
            for (Future<PortBack> one : all.invokeAll(equal)) {
                reported.add(one.get());
            }
        }
        assertThat(reported.stream().map(PortBack::id).collect(Collectors.toSet()))
                .hasSize(1);
        PortBack opened = reported.getFirst();
        assertThat(opened.unwanted()).isTrue();
        assertThat(opened.numbers()).containsExactly(tenant.number(0));
        assertThat(opened.spid()).isEqualTo(carrier.spid());
        assertThat(opened.leftAt()).isEqualTo(life.read(order).updatedAt());
        assertThat(mails(tenant.admin().email()).stream().filter("port-back-reported"::equals))
                .hasSize(1);
        assertThat(as(tenant.viewer(), () -> tenantSide.ofNumber(tenant.number(0)))
                        .caseId())
                .contains(opened.id());
        assertThat(as(tenant.viewer(), () -> tenantSide.find(opened.id()))
                        .orElseThrow()
                        .order()
                        .orElseThrow()
                        .order()
                        .id())
                .isEqualTo(order.id());
    }

    @Test
    @DisplayName("ORD-14: an order that has taken nothing away cannot be reported, and another tenant's is not found")
    void reportsNothing() {
        world.setPin(tenant, PIN);
        PortOutOrder confirmed = life.in(OrderStatus.CONFIRMED, tenant, tenant.number(0), world.carrier(), PIN);
        refused(PortBackRefusal.NOTHING_LEFT, () -> as(tenant.admin(), () -> tenantSide.report(confirmed.id(), WHY)));
        PortOutOrder completed = life.in(OrderStatus.COMPLETED, tenant, tenant.number(1), world.carrier(), PIN);
        TestTenant stranger = world.usTenant();
        assertThatThrownBy(() -> as(stranger.admin(), () -> tenantSide.report(completed.id(), WHY)))
                .isInstanceOf(PortBackNotFoundException.class);
        assertThatThrownBy(() -> as(tenant.admin(), () -> tenantSide.report(UUID.randomUUID(), WHY)))
                .isInstanceOf(PortBackNotFoundException.class);
        assertThat(as(stranger.admin(), () -> tenantSide.leftByOrder(completed.id())))
                .isEmpty();
        assertThat(cases(tenant) + cases(stranger)).isZero();
    }

    @Test
    @DisplayName(
            "ORD-14: another tenant's case is not found, viewers read and do nothing, and operators say nothing for tenants")
    void whoActs() {
        PortBack opened = opened();
        TestTenant stranger = world.usTenant();
        assertThat(as(stranger.admin(), () -> tenantSide.find(opened.id()))).isEmpty();
        assertThat(as(stranger.admin(), () -> tenantSide.list(null, 50)).items())
                .isEmpty();
        assertThat(as(stranger.admin(), () -> tenantSide.ofNumber(tenant.number(0))))
                .isEqualTo(new PortBackService.Departed(Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> as(stranger.admin(), () -> tenantSide.sayUnwanted(opened.id(), WHY)))
                .isInstanceOf(PortBackNotFoundException.class);
        assertThat(as(tenant.viewer(), () -> tenantSide.list(null, 50)).items())
                .extracting(PortBackListItem::id)
                .containsExactly(opened.id());
        assertThatThrownBy(() -> as(tenant.viewer(), () -> tenantSide.sayUnwanted(opened.id(), WHY)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(tenant.viewer(), () -> tenantSide.report(opened.id(), WHY)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(operator, () -> tenantSide.sayUnwanted(opened.id(), WHY)))
                .isInstanceOf(AccessDeniedException.class);
        for (SignedInPerson person : List.of(tenant.admin(), tenant.viewer(), stranger.admin())) {
            assertThatThrownBy(() -> as(person, () -> desk.find(opened.id())))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(person, () -> desk.requestBack(opened.id(), WHY)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(person, () -> desk.restore(opened.id(), WHY)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(person, () -> desk.refuse(opened.id(), WHY)))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    // What the desk does

    @Test
    @Records({AuditKind.PORT_BACK_REQUESTED, AuditKind.NUMBERS_RESTORED})
    @Tells({NoticeKind.PORT_BACK_REQUESTED, NoticeKind.NUMBERS_RESTORED, NoticeKind.PORT_BACK_MOVED})
    @DisplayName(
            "ORD-14: asked for and restored, a number is the tenant's again, in use and locked, and everybody is told")
    void restored() {
        PortBack opened = opened();
        refused(PortBackRefusal.NOT_IN_THIS_STATE, () -> as(operator, () -> desk.restore(opened.id(), WHY)));
        assertThat(as(operator, () -> desk.requestBack(opened.id(), WHY)).status())
                .isEqualTo(PortBackStatus.REQUESTED_BACK);
        assertThat(as(operator, () -> desk.restore(opened.id(), WHY)).status()).isEqualTo(PortBackStatus.RESTORED);
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("active locked held");
        assertThat(trail())
                .containsExactly(
                        "number-left " + tenant.number(0),
                        "port-back-requested " + tenant.number(0),
                        "numbers-restored " + tenant.number(0));
        assertThat(mails(tenant.admin().email()))
                .containsExactly("number-left", "port-back-requested", "numbers-restored");
        assertThat(mails(operator.email()))
                .containsExactly("port-back-to-request", "port-back-moved", "port-back-moved");
        for (PortBackMove move : PortBackMove.values()) {
            assertThat(as(operator, () -> desk.can(move, opened.moved(PortBackMove.REFUSE, leftAt))))
                    .isFalse();
        }
        // It can be stolen again, which is another case.
        assertThat(as(operator, () -> departures.record(tenant.number(0), leftAt.plusSeconds(1), SPID))
                        .isNew())
                .isTrue();
    }

    @Test
    @Records(AuditKind.PORT_BACK_REFUSED)
    @Tells(NoticeKind.PORT_BACK_REFUSED)
    @DisplayName(
            "ORD-14: refused, before the other provider was asked or after, a case is over; the database itself keeps it so")
    void refusedCase() {
        PortBack opened = opened();
        assertThat(as(operator, () -> desk.refuse(opened.id(), WHY)).status()).isEqualTo(PortBackStatus.REFUSED);
        refused(PortBackRefusal.NOT_IN_THIS_STATE, () -> as(operator, () -> desk.requestBack(opened.id(), WHY)));
        refused(
                PortBackRefusal.NOT_IN_THIS_STATE,
                () -> as(tenant.admin(), () -> tenantSide.sayUnwanted(opened.id(), WHY)));
        assertThat(trail()).containsExactly("number-left " + tenant.number(0), "port-back-refused " + tenant.number(0));
        assertThat(mails(tenant.admin().email())).containsExactly("number-left", "port-back-refused");
        assertThatThrownBy(() -> world.superuser()
                        .sql("update port_backs set status = 'reported' where case_id = ?")
                        .param(opened.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("ORD-14");
        PortBack asked = left(tenant.number(1)).opened();
        as(operator, () -> desk.requestBack(asked.id(), WHY));
        assertThat(as(operator, () -> desk.refuse(asked.id(), WHY)).status()).isEqualTo(PortBackStatus.REFUSED);
    }

    @Test
    @DisplayName("ORD-14: a number that another tenant has by now is not restored, used there or not")
    void anothers() {
        PortBack opened = opened();
        as(operator, () -> desk.requestBack(opened.id(), WHY));
        TestTenant other = world.usTenant();
        world.superuser()
                .sql("insert into phone_numbers (tenant_id, phone_number, status) values (?, ?, 'inactive')")
                .params(other.id().value(), tenant.number(0).e164())
                .update();
        world.superuser()
                .sql("insert into number_directory (phone_number, tenant_id, reading) values (?, ?, ?)")
                .params(
                        tenant.number(0).e164(),
                        other.id().value(),
                        tenant.number(0).e164())
                .update();
        refused(PortBackRefusal.NUMBER_OF_ANOTHER_TENANT, () -> as(operator, () -> desk.restore(opened.id(), WHY)));
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("ported-out");
        assertThat(as(operator, () -> desk.find(opened.id()))
                        .orElseThrow()
                        .about()
                        .status())
                .isEqualTo(PortBackStatus.REQUESTED_BACK);
    }

    @Test
    @DisplayName("ORD-14: what came back in another way meanwhile is locked when it is restored")
    void backAlready() {
        PortBack opened = opened();
        as(operator, () -> desk.requestBack(opened.id(), WHY));
        world.superuser()
                .sql("update phone_numbers set status = 'active' where tenant_id = ? and phone_number = ?")
                .params(tenant.id().value(), tenant.number(0).e164())
                .update();
        world.superuser()
                .sql("insert into number_directory (phone_number, tenant_id, reading) values (?, ?, ?)")
                .params(
                        tenant.number(0).e164(),
                        tenant.id().value(),
                        tenant.number(0).e164())
                .update();
        as(operator, () -> desk.restore(opened.id(), WHY));
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("active locked held");
    }

    @Test
    @DisplayName("ORD-14: a closed tenant gets nothing back")
    void closed() {
        PortBack opened = opened();
        as(operator, () -> desk.requestBack(opened.id(), WHY));
        transactions.doStating(
                Scope.provider(),
                () -> jdbc.sql("update tenants set status = 'closed' where tenant_id = ?")
                        .param(tenant.id().value())
                        .update());
        refused(PortBackRefusal.TENANT_CLOSED, () -> as(operator, () -> desk.restore(opened.id(), WHY)));
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("ported-out");
    }

    @Test
    @DisplayName("ORD-14: the desk's list goes by the clock, part by part, and by state")
    void deskList() {
        PortBack later = left(tenant.number(0)).opened();
        PortBack sooner = as(
                        operator, () -> departures.record(tenant.number(1), leftAt.minus(Duration.ofHours(3)), SPID))
                .opened();
        List<UUID> found = new ArrayList<>();
        UUID after = null;
        do {
            UUID from = after;
            var page = as(operator, () -> desk.list(Set.of(PortBackStatus.REPORTED), from, 1));
            page.items().forEach(item -> found.add(item.id()));
            after = page.next().orElse(null);
        } while (after != null);
        assertThat(found).doesNotHaveDuplicates().containsSubsequence(sooner.id(), later.id());
        as(operator, () -> desk.requestBack(later.id(), WHY));
        assertThat(as(operator, () -> desk.list(Set.of(PortBackStatus.REQUESTED_BACK), null, 200))
                        .items())
                .extracting(PortBackListItem::id)
                .contains(later.id())
                .doesNotContain(sooner.id());
    }

    @Test
    @DisplayName(
            "ORD-14: an order open for a number that left and came back can still be disputed, and takes nothing by itself")
    void orderAfterRestoring() {
        world.setPin(tenant, PIN);
        Carrier carrier = world.carrier();
        PortOutOrder pending = life.in(OrderStatus.PENDING, tenant, tenant.number(0), carrier, PIN);
        PortBack opened = as(operator, () -> departures.record(tenant.number(0), leftAt, carrier.spid()))
                .opened();
        as(operator, () -> desk.requestBack(opened.id(), WHY));
        as(operator, () -> desk.restore(opened.id(), WHY));
        assertThat(standing(tenant, tenant.number(0))).isEqualTo("active locked held");
        assertThat(life.dispute(tenant, pending).status()).isEqualTo(OrderStatus.DISPUTED);
    }
}
