package io.portwarden.order.life;

import static io.portwarden.TestWorld.as;
import static io.portwarden.order.OrderStatus.CONFIRMED;
import static io.portwarden.order.OrderStatus.DISPUTED;
import static io.portwarden.order.OrderStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import io.portwarden.Patience;
import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.calendar.ConflictWindow;
import io.portwarden.calendar.PortKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.DisputedOrder;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Supplement;
import io.portwarden.order.access.DisputeService;
import io.portwarden.order.access.OrderService;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.soa.SoaStep;
import io.portwarden.soa.SoaTask;
import io.portwarden.soa.SoaTaskGoneException;
import io.portwarden.soa.SoaTaskService;
import io.portwarden.webhook.IssuedSecret;
import io.portwarden.webhook.WebhookReceiver;
import io.portwarden.webhook.WebhookReceiver.Received;
import io.portwarden.webhook.access.WebhookService;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the provider's systems and desk are told of orders, from the running program over real connections (ORD-13). */
@SpringBootTest
class SoaMovesTest {

    private static final String PIN = "48392017";
    private static final int MANY = 200;

    @Autowired
    TestWorld world;

    @Autowired
    OrderLife life;

    @Autowired
    OrderService tenantSide;

    @Autowired
    DisputeService disputes;

    @Autowired
    WebhookService webhooks;

    @Autowired
    SoaTaskService tasks;

    @Autowired
    OldDisputes oldDisputes;

    @Autowired
    TestReviews reviews;

    TestTenant tenant;
    Carrier carrier;
    SignedInPerson operator;
    WebhookReceiver soa;

    @BeforeEach
    void makeWorld() throws Exception {
        removeWebhooks();
        // Nor what other tests have left to be done, of which the desk is shown two hundred.
        world.superuser()
                .sql("update soa_tasks set outcome = 'superseded', done_at = now() where outcome = 'open'")
                .update();
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        carrier = world.carrier();
        operator = world.operator();
        soa = WebhookReceiver.http();
    }

    /** There is one provider in a database: others must not hear of theirs here. */
    @AfterEach
    void removeWebhooks() {
        reviews.reviewAll();
        world.superuser()
                .sql("delete from webhook_endpoints where tenant_id = ? and carrier_id is null")
                .param(TenantId.PROVIDER.value())
                .update();
        if (soa != null) {
            soa.close();
        }
    }

    private IssuedSecret webhook() {
        return as(operator, () -> webhooks.add(soa.url(), "SOA"));
    }

    private PortOutOrder place(int number) {
        return life.place(carrier, OrderFixture.order(tenant, carrier, PIN, List.of(tenant.number(number))));
    }

    private List<Received> await(int count) {
        Patience.until(count + " events", () -> received().size() >= count);
        assertThat(received()).hasSize(count);
        return received();
    }

    /** About this tenant: what was told before, of another, may come late. */
    private List<Received> received() {
        return soa.received().stream()
                .filter(event -> event.body().contains(tenant.id().toString()))
                .toList();
    }

    private static JsonNode json(Received event) {
        return JsonMapper.shared().readTree(event.body());
    }

    private List<String> types() {
        return received().stream()
                .map(event -> json(event).path("type").asString())
                .toList();
    }

    private List<SoaTask> open() {
        return as(operator, () -> tasks.open(MANY)).stream()
                .filter(task -> task.tenantName().equals(tenant.tenant().name()))
                .toList();
    }

    private List<SoaStep> openSteps() {
        return open().stream().map(SoaTask::step).toList();
    }

    private static Instant noonBefore(LocalDate due) {
        BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));
        return new ConflictWindow(calendar).endsAt(PortKind.OTHER, calendar.zone(), due);
    }

    @Test
    @DisplayName("ORD-13: every move means something at the SOA, or nothing, and that stands in one table")
    void table() {
        assertThat(Arrays.stream(OrderMove.values())
                        .filter(move -> move.startsFrom(PENDING))
                        .filter(move -> !SoaMoves.steps(move, PENDING, PENDING).isEmpty()))
                .containsExactly(OrderMove.CONFIRM, OrderMove.DISPUTE, OrderMove.END_REVIEW, OrderMove.CANCEL);
        assertThat(SoaMoves.steps(OrderMove.CHANGE_DUE_DATE, CONFIRMED, CONFIRMED))
                .containsExactly(SoaStep.RESCHEDULED);
        assertThat(SoaMoves.steps(OrderMove.CHANGE_DUE_DATE, DISPUTED, DISPUTED))
                .containsExactly(SoaStep.RESCHEDULED);
        assertThat(SoaMoves.steps(OrderMove.CORRECT, CONFIRMED, PENDING)).containsExactly(SoaStep.REOPENED);
        assertThat(SoaMoves.steps(OrderMove.CORRECT, CONFIRMED, CONFIRMED))
                .containsExactly(SoaStep.REOPENED, SoaStep.CONCUR);
        assertThat(SoaMoves.steps(OrderMove.CORRECT, PENDING, CONFIRMED)).containsExactly(SoaStep.CONCUR);
        assertThat(SoaMoves.steps(OrderMove.CORRECT, PENDING, PENDING)).isEmpty();
        assertThat(SoaMoves.steps(OrderMove.UPHOLD_DISPUTE, DISPUTED, OrderStatus.REJECTED))
                .isEmpty();
    }

    /** Before, after and what waits; "acted" where the order was confirmed or disputed before. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # move            , before   , after    , waits           , acted, waits then
            CONFIRM           , pending  , confirmed,                 , false, concur
            CONFIRM           , pending  , confirmed, conflict-off    , true , concur
            CONFIRM           , pending  , confirmed, reopened        , true , concur
            END_REVIEW        , pending  , confirmed,                 , false, concur
            END_REVIEW        , pending  , confirmed, conflict-off    , true , concur
            END_REVIEW        , pending  , confirmed, reopened        , true , concur
            DISPUTE           , pending  , disputed ,                 , false, conflict
            DISPUTE           , pending  , disputed , conflict-off    , true , conflict
            DISPUTE           , pending  , disputed , reopened        , true , conflict
            DISPUTE           , confirmed, disputed ,                 , true , conflict
            DISPUTE           , confirmed, disputed , concur          , true , conflict
            DISPUTE           , confirmed, disputed , due-date-changed, true , conflict
            WITHDRAW_DISPUTE  , disputed , pending  ,                 , true , conflict-off
            WITHDRAW_DISPUTE  , disputed , pending  , conflict        , true , conflict-off
            WITHDRAW_DISPUTE  , disputed , confirmed,                 , true , concur
            WITHDRAW_DISPUTE  , disputed , confirmed, conflict        , true , concur
            OVERRULE_DISPUTE  , disputed , confirmed,                 , true , concur
            OVERRULE_DISPUTE  , disputed , confirmed, conflict        , true , concur
            UPHOLD_DISPUTE    , disputed , rejected ,                 , true ,
            UPHOLD_DISPUTE    , disputed , rejected , conflict        , true , conflict
            END_DISPUTE       , disputed , rejected ,                 , true ,
            END_DISPUTE       , disputed , rejected , conflict        , true , conflict
            CANCEL            , pending  , cancelled,                 , false,
            CANCEL            , pending  , cancelled,                 , true , cancelled
            CANCEL            , pending  , cancelled, conflict-off    , true , cancelled
            CANCEL            , pending  , cancelled, reopened        , true , cancelled
            CANCEL            , disputed , cancelled,                 , true , cancelled
            CANCEL            , disputed , cancelled, conflict        , true , cancelled
            CANCEL            , confirmed, cancelled,                 , true , cancelled
            CANCEL            , confirmed, cancelled, concur          , true , cancelled
            CANCEL            , confirmed, cancelled, due-date-changed, true , cancelled
            CHANGE_DUE_DATE   , pending  , pending  ,                 , false,
            CHANGE_DUE_DATE   , pending  , pending  , conflict-off    , true , conflict-off
            CHANGE_DUE_DATE   , pending  , pending  , reopened        , true , reopened
            CHANGE_DUE_DATE   , disputed , disputed ,                 , true ,
            CHANGE_DUE_DATE   , disputed , disputed , conflict        , true , conflict
            CHANGE_DUE_DATE   , confirmed, confirmed,                 , true , due-date-changed
            CHANGE_DUE_DATE   , confirmed, confirmed, concur          , true , concur
            CHANGE_DUE_DATE   , confirmed, confirmed, due-date-changed, true , due-date-changed
            CORRECT           , pending  , pending  ,                 , false,
            CORRECT           , pending  , pending  , conflict-off    , true , conflict-off
            CORRECT           , pending  , pending  , reopened        , true , reopened
            CORRECT           , pending  , rejected ,                 , false,
            CORRECT           , pending  , rejected , conflict-off    , true ,
            CORRECT           , pending  , rejected , reopened        , true , reopened
            CORRECT           , pending  , confirmed,                 , false, concur
            CORRECT           , pending  , confirmed, conflict-off    , true , concur
            CORRECT           , pending  , confirmed, reopened        , true , concur
            CORRECT           , confirmed, pending  ,                 , true , reopened
            CORRECT           , confirmed, pending  , concur          , true , reopened
            CORRECT           , confirmed, pending  , due-date-changed, true , reopened
            CORRECT           , confirmed, rejected ,                 , true , reopened
            CORRECT           , confirmed, rejected , concur          , true , reopened
            CORRECT           , confirmed, confirmed, concur          , true , concur
            CORRECT           , confirmed, confirmed,                 , true , concur
            CORRECT           , rejected , pending  ,                 , false,
            CORRECT           , rejected , pending  , conflict        , true ,
            CORRECT           , rejected , pending  , reopened        , true , reopened
            CORRECT           , rejected , rejected ,                 , false,
            CORRECT           , rejected , rejected , conflict        , true , conflict
            CORRECT           , rejected , rejected , reopened        , true , reopened
            CORRECT           , rejected , confirmed,                 , false, concur
            CORRECT           , rejected , confirmed, conflict        , true , concur
            CORRECT           , rejected , confirmed, reopened        , true , concur
            COMPLETE          , confirmed, completed, concur          , true , completed
            COMPLETE          , confirmed, completed,                 , true , completed
            LAPSE             , confirmed, cancelled, due-date-changed, true , lapsed
            LAPSE             , confirmed, cancelled,                 , true , lapsed
            """)
    @DisplayName("ORD-13: which task waits after each move, whatever waited before")
    void waits(
            OrderMove move,
            String before,
            String after,
            @Nullable String waiting,
            boolean acted,
            @Nullable String then) {
        OrderStatus from = OrderStatus.ofCode(before);
        OrderStatus to = OrderStatus.ofCode(after);
        assertThat(move.leads(from, to)).isTrue();
        SoaStep task = SoaMoves.task(move, from, to, step(waiting), acted);
        assertThat(task).isEqualTo(step(then));
    }

    private static @Nullable SoaStep step(@Nullable String code) {
        return Arrays.stream(SoaStep.values())
                .filter(step -> step.code().equals(code))
                .findAny()
                .orElse(null);
    }

    @Test
    @DisplayName("ORD-13, CAR-1: a task names the SPID of the order, which is not always its carrier's")
    void spidOfOrder() {
        PortOutOrder order = place(0);
        world.superuser()
                .sql("update port_out_orders set new_network_service_provider = '7ZQ9' where order_id = ?")
                .param(order.id())
                .update();
        life.confirm(tenant, order);
        assertThat(open().getFirst().carrierSpid()).isEqualTo("7ZQ9");
        assertThat(open().getFirst().carrierName()).isEqualTo(carrier.name());
    }

    @Test
    @DisplayName(
            "ORD-13, ORD-17: after a withdrawn dispute a new due date moves what waits, in review as well as confirmed")
    void datedAfterWithdrawal() {
        LocalDate later =
                new BusinessCalendar(ZoneId.of("America/New_York")).plusBusinessDays(OrderFixture.farBusinessDay(), 2);
        PortOutOrder inReview = withdrawn(0);
        life.supplement(carrier, inReview, new Supplement.NewDueDate(2, later));
        assertWaits(SoaStep.CONFLICT_OFF, 2, later, noonBefore(later));
        life.cancel(carrier, life.read(inReview));
        as(operator, () -> tasks.done(open().getFirst().id()));

        PortOutOrder disputed = life.dispute(tenant, place(1));
        life.makeReviewOver(disputed);
        as(tenant.admin(), () -> tenantSide.withdrawDispute(disputed.id()));
        life.supplement(carrier, disputed, new Supplement.NewDueDate(2, later));
        // The words of this one say that it is to be taken out of conflict.
        assertWaits(SoaStep.CONCUR, 2, later, noonBefore(later));
    }

    @Test
    @DisplayName(
            "ORD-13, ORD-17: after a withdrawn dispute a correction moves what waits, and ends it where it is rejected")
    void correctedAfterWithdrawal() {
        PortOutOrder order = withdrawn(0);
        LocalDate later =
                new BusinessCalendar(ZoneId.of("America/New_York")).plusBusinessDays(order.desiredDueDate(), 1);
        Supplement.Correction again = OrderLife.correction(order, tenant, PIN);
        life.supplement(
                carrier,
                order,
                new Supplement.Correction(2, null, again.accountNumber(), null, again.pin(), later, null, null, null));
        assertWaits(SoaStep.CONFLICT_OFF, 2, later, noonBefore(later));
        life.supplement(
                carrier, order, new Supplement.Correction(3, null, "OTHER", null, again.pin(), null, null, null, null));
        assertThat(life.read(order).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(open()).as("it may stay in conflict").isEmpty();
    }

    @Test
    @DisplayName(
            "ORD-13: what was held back and ticked off is cleared away all the same once it is cancelled in review")
    void cancelledAfterTicked() {
        PortOutOrder order = place(0);
        life.confirm(tenant, order);
        life.supplement(carrier, order, OrderLife.correction(order, tenant, PIN));
        assertThat(openSteps()).containsExactly(SoaStep.REOPENED);
        as(operator, () -> tasks.done(open().getFirst().id()));
        life.cancel(carrier, life.read(order));
        assertThat(openSteps()).containsExactly(SoaStep.CANCELLED);
    }

    @Test
    @DisplayName("ORD-13: an upheld dispute that is corrected is no conflict any more")
    void correctedAfterUpheld() {
        PortOutOrder order = life.dispute(tenant, place(0));
        life.uphold(order);
        assertThat(openSteps()).as("it can still be activated").containsExactly(SoaStep.CONFLICT);
        life.supplement(carrier, order, OrderLife.correction(order, tenant, PIN));
        assertThat(open()).isEmpty();
    }

    private PortOutOrder withdrawn(int number) {
        PortOutOrder order = life.dispute(tenant, place(number));
        as(tenant.admin(), () -> tenantSide.withdrawDispute(order.id()));
        assertThat(openSteps()).containsExactly(SoaStep.CONFLICT_OFF);
        return order;
    }

    private void assertWaits(SoaStep step, int version, LocalDate due, Instant until) {
        assertThat(openSteps()).containsExactly(step);
        SoaTask task = open().getFirst();
        assertThat(task.version()).isEqualTo(version);
        assertThat(task.dueDate()).isEqualTo(due);
        assertThat(task.dueAt()).isEqualTo(until);
    }

    @Test
    @DisplayName(
            "ORD-13: confirmed, disputed, overruled and cancelled, the provider's system is told what to do, signed")
    void told() throws Exception {
        IssuedSecret secret = webhook();
        PortOutOrder order = place(0);
        life.confirm(tenant, order);
        await(1);
        life.dispute(tenant, order);
        await(2);
        life.overrule(order);
        await(3);
        life.cancel(carrier, order);
        List<Received> all = await(4);
        assertThat(types())
                .containsExactly(
                        "port-out-order.concur",
                        "port-out-order.conflict",
                        "port-out-order.concur",
                        "port-out-order.cancelled");
        for (Received event : all) {
            new Webhook(secret.secret().text()).verify(event.body(), event.headers());
            assertThat(event.body()).doesNotContain(PIN);
        }
        JsonNode conflict = json(all.get(1)).path("data");
        assertThat(conflict.path("id").asString()).isEqualTo(order.id().toString());
        assertThat(conflict.path("status").asString()).isEqualTo("disputed");
        assertThat(conflict.at("/tenant/accountNumber").asString())
                .isEqualTo(tenant.tenant().accountNumber());
        assertThat(conflict.at("/tenant/name").asString())
                .isEqualTo(tenant.tenant().name());
        assertThat(conflict.at("/phoneNumbers/0").asString())
                .isEqualTo(tenant.number(0).e164());
        assertThat(conflict.at("/carrier/spid").asString()).isEqualTo(carrier.spid());
        assertThat(conflict.path("newNetworkServiceProvider").asString()).isEqualTo(carrier.spid());
        assertThat(conflict.path("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(conflict.path("simple").asBoolean()).isFalse();
        assertThat(Instant.parse(conflict.path("conflictUntil").asString()))
                .isEqualTo(noonBefore(order.desiredDueDate()));
        JsonNode concur = json(all.get(2)).path("data");
        assertThat(concur.path("firmOrderCommitmentDate").asString())
                .isEqualTo(order.desiredDueDate().toString());
        JsonNode cancelled = json(all.get(3)).path("data");
        assertThat(cancelled.path("version").asInt()).isEqualTo(2);
        assertThat(cancelled.has("conflictUntil")).isFalse();
        Patience.until("what was taken waits no more", () -> open().isEmpty());
    }

    @Test
    @DisplayName("ORD-13: silence and completion are told as well, and another due date with the new deadline")
    void silence() throws Exception {
        webhook();
        PortOutOrder order = place(0);
        life.makeReviewOver(order);
        assertThat(life.endReview(order)).isTrue();
        await(1);
        LocalDate later =
                new BusinessCalendar(ZoneId.of("America/New_York")).plusBusinessDays(order.desiredDueDate(), 2);
        life.supplement(carrier, order, new Supplement.NewDueDate(2, later));
        await(2);
        life.makeDue(order);
        life.complete(carrier, order);
        List<Received> all = await(3);
        assertThat(types())
                .containsExactly(
                        "port-out-order.concur", "port-out-order.due-date-changed", "port-out-order.completed");
        assertThat(json(all.get(1)).at("/data/dueDate").asString()).isEqualTo(later.toString());
        assertThat(Instant.parse(json(all.get(1)).at("/data/conflictUntil").asString()))
                .isEqualTo(noonBefore(later));
        assertThat(json(all.get(2)).at("/data/status").asString()).isEqualTo("completed");
    }

    @Test
    @DisplayName("ORD-4, ORD-13: what is confirmed at once is to be concurred with, and so is its correction")
    void confirmedAtOnce() {
        reviews.askTenants();
        PortOutOrder byHand = place(1);
        assertThat(openSteps()).containsExactly(SoaStep.CONCUR);
        assertThat(open().getFirst().dueAt()).isEqualTo(noonBefore(byHand.desiredDueDate()));
        life.supplement(carrier, byHand, OrderLife.correction(byHand, tenant, PIN));
        assertThat(openSteps()).as("one task an order").containsExactly(SoaStep.CONCUR);
        life.cancel(carrier, life.read(byHand));
        assertThat(openSteps()).containsExactly(SoaStep.CANCELLED);
    }

    @Test
    @DisplayName("ORD-4, ORD-13: of what is confirmed at once, new or corrected, the provider's system is told")
    void confirmedAtOnceTold() throws Exception {
        reviews.askTenants();
        webhook();
        PortOutOrder order = place(0);
        List<Received> first = await(1);
        JsonNode concur = json(first.getFirst()).path("data");
        assertThat(concur.path("status").asString()).isEqualTo("confirmed");
        assertThat(concur.path("firmOrderCommitmentDate").asString())
                .isEqualTo(order.desiredDueDate().toString());
        assertThat(concur.has("reviewEndsAt")).isFalse();
        life.supplement(carrier, order, OrderLife.correction(order, tenant, PIN));
        await(3);
        assertThat(types())
                .containsExactlyInAnyOrder("port-out-order.concur", "port-out-order.reopened", "port-out-order.concur");
    }

    @Test
    @Records(AuditKind.SOA_TASK_DONE)
    @DisplayName(
            "ORD-13: what no system takes waits for people: one task an order, ticked off once, in the provider's trail")
    void byHand() {
        PortOutOrder order = place(0);
        assertThat(open()).isEmpty();
        life.confirm(tenant, order);
        assertThat(openSteps()).containsExactly(SoaStep.CONCUR);
        life.dispute(tenant, order);
        assertThat(openSteps()).as("nobody may concur any more").containsExactly(SoaStep.CONFLICT);
        SoaTask task = open().getFirst();
        assertThat(task.dueAt()).isEqualTo(noonBefore(order.desiredDueDate()));
        as(operator, () -> tasks.done(task.id()));
        assertThat(open()).isEmpty();
        assertThatExceptionOfType(SoaTaskGoneException.class)
                .isThrownBy(() -> as(operator, () -> tasks.done(task.id())));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(tenant.admin(), () -> tasks.open(MANY)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(tenant.admin(), () -> tasks.done(task.id())));
        assertThat(as(operator, () -> tasks.done(MANY)).getFirst().doneBy()).isEqualTo(operator.displayName());
        assertThat(world.superuser()
                        .sql(
                                "select actor_name || ' ' || kind from audit_entries where tenant_id = ? and subject_id = ?")
                        .params(TenantId.PROVIDER.value(), order.id())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly(operator.displayName() + " soa-task-done");
        life.overrule(order);
        life.cancel(carrier, order);
        assertThat(openSteps()).containsExactly(SoaStep.CANCELLED);
        life.cancel(carrier, place(1));
        assertThat(openSteps())
                .as("of what was never confirmed nothing has to be cleared away")
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "ORD-13: an order in review that was disputed before leaves nothing to do that has lost its meaning, once cancelled")
    void cancelledInReview() {
        PortOutOrder order = place(0);
        life.dispute(tenant, order);
        as(tenant.admin(), () -> tenantSide.withdrawDispute(order.id()));
        assertThat(openSteps()).containsExactly(SoaStep.CONFLICT_OFF);
        life.cancel(carrier, order);
        assertThat(openSteps()).containsExactly(SoaStep.CANCELLED);
    }

    @Test
    @DisplayName("ORD-13: a receiver that fails takes nothing: the task waits until a delivery succeeds")
    void failing() {
        IssuedSecret webhook = webhook();
        soa.answering(500);
        life.confirm(tenant, place(0));
        await(1);
        assertThat(openSteps()).containsExactly(SoaStep.CONCUR);
        soa.answering(204);
        UUID id = webhook.endpoint().id();
        UUID delivery =
                as(operator, () -> webhooks.deliveries(id, null, 1)).getFirst().id();
        as(operator, () -> webhooks.sendAgain(id, delivery));
        Patience.until("it is taken", () -> open().isEmpty());
    }

    @Test
    @DisplayName(
            "ORD-13: the desk decides first what can be stopped the shortest; another due date moves it, and its task")
    void sorted() {
        world.superuser()
                .sql("update port_out_orders set status = 'cancelled' where status = 'disputed'")
                .update();
        PortOutOrder first = place(0);
        life.dispute(tenant, first);
        PortOutOrder second = place(1);
        life.dispute(tenant, second);
        BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("America/New_York"));
        LocalDate later = calendar.plusBusinessDays(first.desiredDueDate(), 3);
        life.supplement(carrier, first, new Supplement.NewDueDate(2, later));
        List<DisputedOrder> list =
                as(operator, () -> disputes.undecided(null, MANY)).items();
        assertThat(list).extracting(DisputedOrder::orderId).containsExactly(second.id(), first.id());
        assertThat(list)
                .extracting(DisputedOrder::conflictUntil)
                .containsExactly(noonBefore(second.desiredDueDate()), noonBefore(later));
        assertThat(as(operator, () -> disputes.undecided(second.id(), 1)).items())
                .extracting(DisputedOrder::orderId)
                .containsExactly(first.id());
        assertThat(open())
                .extracting(SoaTask::dueAt)
                .containsExactly(noonBefore(second.desiredDueDate()), noonBefore(later));
        assertThat(openSteps()).containsOnly(SoaStep.CONFLICT);
    }

    @Test
    @DisplayName("ORD-13: a dispute that an older version has stored gets its deadline, and comes first until then")
    void old() {
        PortOutOrder order = life.dispute(tenant, place(0));
        world.superuser()
                .sql("update port_out_orders set conflict_until = null where order_id = ?")
                .param(order.id())
                .update();
        assertThat(as(operator, () -> disputes.undecided(null, MANY))
                        .items()
                        .getFirst()
                        .conflictUntil())
                .isNull();
        assertThat(oldDisputes.findAll()).isPositive();
        assertThat(as(tenant.admin(), () -> tenantSide.conflictTime(order)).until())
                .isEqualTo(noonBefore(order.desiredDueDate()));
        assertThat(oldDisputes.findAll()).isZero();
    }

    @Test
    @DisplayName(
            "ORD-13: of a dispute that an older version has stored the SOA is told, once, however many nodes there are")
    void oldTold() throws Exception {
        // An earlier dispute was another one, with its own end.
        PortOutOrder order = withdrawn(0);
        // As that version does it: nobody is told.
        world.superuser()
                .sql("update port_out_orders set status = 'disputed', revision = revision + 1 where order_id = ?")
                .param(order.id())
                .update();
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Callable<Integer> round = oldDisputes::findAll;
            for (Future<Integer> node : nodes.invokeAll(List.of(round, round))) {
                node.get();
            }
        }
        oldDisputes.findAll();
        assertThat(openSteps()).containsExactly(SoaStep.CONFLICT);
        assertThat(world.superuser()
                        .sql("select count(*) from soa_tasks where order_id = ? and step = 'conflict'")
                        .param(order.id())
                        .query(Integer.class)
                        .single())
                .as("with that of the earlier dispute")
                .isEqualTo(2);
        assertThat(open().getFirst().dueAt()).isEqualTo(noonBefore(order.desiredDueDate()));
    }

    @Test
    @DisplayName(
            "ORD-13: a dispute goes by the firm date that it takes away, and its task is late from the deadline on")
    void byFirmDate() {
        PortOutOrder order = place(0);
        life.confirm(tenant, order);
        // Another day than the one that was asked for.
        world.superuser()
                .sql("update port_out_orders set time_zone = 'Pacific/Kiritimati', firm_order_commitment_date ="
                        + " (now() at time zone 'Pacific/Kiritimati')::date + 1 where order_id = ?")
                .param(order.id())
                .update();
        PortOutOrder disputed = life.dispute(tenant, order);
        Instant until = Objects.requireNonNull(
                as(operator, () -> disputes.conflictTime(disputed)).until());
        assertThat(until).isBefore(noonBefore(order.desiredDueDate()));
        assertThat(as(operator, () -> disputes.conflictTime(disputed)).isOver())
                .isEqualTo(!Instant.now().isBefore(until));
        assertThat(open().getFirst().isLateAt(until)).isTrue();
        assertThat(open().getFirst().isLateAt(until.minusSeconds(1))).isFalse();
    }
}
