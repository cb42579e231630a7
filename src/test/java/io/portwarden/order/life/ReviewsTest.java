package io.portwarden.order.life;

import static io.portwarden.TestWorld.as;
import static io.portwarden.TestWorld.asStale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwarden.Patience;
import io.portwarden.Records;
import io.portwarden.Tells;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.NoticeKind;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.CarrierAnswer;
import io.portwarden.order.access.DeskEntryService;
import io.portwarden.order.access.ReviewService;
import io.portwarden.order.store.OrderSettingsRepository;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class ReviewsTest {

    private static final String PIN = "48392017";

    @Autowired
    TestReviews reviews;

    @Autowired
    ReviewService service;

    @Autowired
    OrderSettingsRepository settings;

    @Autowired
    DeskEntryService entry;

    @Autowired
    OrderLife life;

    @Autowired
    Transactions transactions;

    @Autowired
    TestWorld world;

    TestTenant tenant;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        tenant = world.usTenant();
        world.setPin(tenant, PIN);
        world.bringIn(tenant.admin());
        carrier = world.carrier();
        reviews.askTenants();
    }

    @AfterEach
    void reviewAll() {
        reviews.reviewAll();
    }

    private PortOutOrder place(int number) {
        return place(number, PIN);
    }

    private PortOutOrder place(int number, String pin) {
        return life.place(carrier, OrderFixture.order(tenant, carrier, pin, List.of(tenant.number(number))));
    }

    private PortOutOrder correct(PortOutOrder order) {
        return life.supplement(carrier, order, OrderLife.correction(order, tenant, PIN));
    }

    private void review(boolean wanted) {
        review(tenant.admin(), wanted);
    }

    private boolean review(SignedInPerson person, boolean wanted) {
        return as(person, () -> {
            service.review(wanted);
            return service.isOn();
        });
    }

    private List<String> notices() {
        return world.superuser()
                .sql("select kind || ' ' || recipient from outbox where tenant_id = ? order by notice_id")
                .param(tenant.id().value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    private static OrderProperties set(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("portwarden.orders", OrderProperties.class);
    }

    @Test
    @DisplayName("ORD-4: every order is reviewed unless the provider says that tenants are asked")
    void everyOrderByItself() {
        assertThat(set(Map.of()).review()).isEqualTo(OrderProperties.Review.EVERY_ORDER);
        assertThat(set(Map.of("portwarden.orders.review", "only-where-asked")).review())
                .isEqualTo(OrderProperties.Review.ONLY_WHERE_ASKED);
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> set(Map.of("portwarden.orders.review", "never")));

        reviews.reviewAll();
        assertThat(place(0).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(as(tenant.viewer(), service::isUpToTenant)).isFalse();
        assertThat(as(tenant.viewer(), service::isOn)).isTrue();
        assertThatThrownBy(() -> review(tenant.admin(), false)).isInstanceOf(IllegalStateException.class);
        assertThat(place(1).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    @Tells(NoticeKind.ORDER_CONFIRMED_AT_ONCE)
    @DisplayName("ORD-4: without a review an order that passes is confirmed at once, and all sides are told why")
    void confirmedAtOnce() {
        PortOutOrder order = place(0);
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.firmOrderCommitmentDate()).isEqualTo(order.desiredDueDate());
        assertThat(order.reviewEndsAt()).isNull();
        assertThat(life.read(order)).isEqualTo(order);
        assertThat(life.timeline(order)).containsExactly(OrderEventKind.RECEIVED, OrderEventKind.CONFIRMED_AT_ONCE);
        OrderEvent event = life.details(order.id()).timeline().getLast();
        assertThat(event.actorKind()).isEqualTo(ActorKind.SYSTEM);
        assertThat(life.trail(order)).containsExactly("order-received", "order-confirmed");
        assertThat(notices())
                .containsExactly("order-confirmed-at-once " + tenant.admin().email());
        assertThat(CarrierAnswer.words(order, ZoneId.of("America/New_York"))).contains("confirmed. The firm");

        assertThat(place(0).reasons()).as("its number is in an open order").isNotEmpty();
        PortOutOrder disputed = life.dispute(tenant, order);
        assertThat(disputed.status()).isEqualTo(OrderStatus.DISPUTED);
        assertThat(life.overrule(disputed).status()).isEqualTo(OrderStatus.CONFIRMED);
        life.makeDue(order);
        assertThat(life.complete(carrier, order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    @DisplayName("ORD-4: what does not pass is rejected as ever, and an operator enters an order by the same rule")
    void othersAsEver() {
        assertThat(place(0, "59403128").status()).isEqualTo(OrderStatus.REJECTED);
        PortOutOrder entered = as(
                        world.operator(),
                        () -> entry.place(
                                carrier.id(), OrderFixture.order(tenant, carrier, PIN, List.of(tenant.number(1)))))
                .order()
                .order();
        assertThat(entered.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(life.timeline(entered))
                .containsExactly(OrderEventKind.ENTERED, OrderEventKind.RECEIVED, OrderEventKind.CONFIRMED_AT_ONCE);
    }

    @Test
    @Records({AuditKind.ORDER_REVIEW_ON, AuditKind.ORDER_REVIEW_OFF})
    @Tells({NoticeKind.ORDER_REVIEW_ON, NoticeKind.ORDER_REVIEW_OFF})
    @DisplayName("ORD-4: an admin switches reviews on and off; each is recorded once and told to every admin")
    void switched() {
        SignedInPerson second = world.anotherAdmin(tenant, "Bea Admin");
        world.bringIn(second);
        assertThat(as(tenant.viewer(), service::isUpToTenant)).isTrue();
        assertThat(as(tenant.viewer(), service::isOn)).isFalse();
        assertThat(review(tenant.admin(), false)).as("as it was").isFalse();
        assertThat(review(tenant.admin(), true)).isTrue();
        assertThat(review(second, true)).as("as it was").isTrue();
        PortOutOrder reviewed = place(0);
        assertThat(reviewed.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(reviewed.reviewEndsAt()).isAfter(reviewed.receivedAt());

        assertThat(review(second, false)).isFalse();
        assertThat(life.read(reviewed)).as("what is in review stays there").isEqualTo(reviewed);
        assertThat(place(1).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(notices())
                .filteredOn(notice -> notice.startsWith("order-review"))
                .containsExactlyInAnyOrder(
                        "order-review-on " + tenant.admin().email(),
                        "order-review-on " + second.email(),
                        "order-review-off " + tenant.admin().email(),
                        "order-review-off " + second.email());
        assertThat(world.superuser()
                        .sql("""
                                select kind || ' ' || actor_name from audit_entries
                                where tenant_id = ? and kind like 'order-review%' order by position
                                """)
                        .param(tenant.id().value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("order-review-on Ada Admin", "order-review-off Bea Admin");
        TestTenant other = world.usTenant();
        assertThat(as(other.viewer(), service::isOn)).isFalse();
    }

    @Test
    @DisplayName("ORD-4: no viewer and no operator switches it, and no admin whose sign-in is not fresh")
    void roles() {
        for (SignedInPerson person : List.of(tenant.viewer(), world.operator())) {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> review(person, true));
        }
        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> asStale(tenant.admin(), () -> {
                    service.review(true);
                    return true;
                }));
        assertThat(as(tenant.admin(), service::isOn)).isFalse();
        assertThat(notices()).isEmpty();
    }

    @Test
    @DisplayName("ORD-4, ORD-6: a correction is decided by the same rule, as the switch stands then")
    void corrections() {
        PortOutOrder order = place(0, "59403128");
        order = correct(order);
        assertThat(order.status()).as("rejected, then right").isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.firmOrderCommitmentDate()).isEqualTo(order.desiredDueDate());
        assertThat(life.read(order)).isEqualTo(order);
        order = correct(order);
        assertThat(order.status()).as("confirmed, and right again").isEqualTo(OrderStatus.CONFIRMED);
        review(true);
        order = correct(order);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.firmOrderCommitmentDate()).isNull();
        review(false);
        order = correct(order);
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.reviewEndsAt()).isNull();
        assertThat(life.endReview(order)).isFalse();
        assertThat(life.timeline(order))
                .containsExactly(
                        OrderEventKind.RECEIVED,
                        OrderEventKind.REJECTED,
                        OrderEventKind.CORRECTED,
                        OrderEventKind.CONFIRMED_AT_ONCE,
                        OrderEventKind.CORRECTED,
                        OrderEventKind.CONFIRMED_AT_ONCE,
                        OrderEventKind.CORRECTED,
                        OrderEventKind.REVIEW_BEGAN,
                        OrderEventKind.CORRECTED,
                        OrderEventKind.CONFIRMED_AT_ONCE);
        assertThat(life.trail(order))
                .containsExactly(
                        "order-received",
                        "order-rejected",
                        "order-supplemented",
                        "order-confirmed",
                        "order-supplemented",
                        "order-confirmed",
                        "order-supplemented",
                        "order-supplemented",
                        "order-confirmed");
        assertThat(notices())
                .filteredOn(notice -> notice.startsWith("order-confirmed-at-once "))
                .hasSize(3);
    }

    @Test
    @DisplayName("ORD-4: who switches it on waits for an order that is being decided, and every later one is reviewed")
    void switchedMeanwhile() throws Exception {
        CountDownLatch decided = new CountDownLatch(1);
        List<Instant> ends = TestThreads.atOnce(2, i -> {
            if (i == 1) {
                assertThat(decided.await(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();
                review(true);
                return Instant.now();
            }
            // As an order does that is about to be stored.
            return transactions.stating(Scope.carrier(carrier.id().value()).andTenant(tenant.id()), () -> {
                assertThat(settings.wantsReviewUntilTheEnd(tenant.id())).isFalse();
                decided.countDown();
                pause();
                return Instant.now();
            });
        });
        assertThat(ends.get(1)).isAfter(ends.get(0));
        assertThat(place(0).status()).isEqualTo(OrderStatus.PENDING);

        review(false);
        List<Object> made = TestThreads.atOnce(9, i -> {
            if (i < 8) {
                return place(i + 1);
            }
            review(true);
            return Instant.now();
        });
        Instant on = (Instant) made.getLast();
        assertThat(made.subList(0, 8))
                .allSatisfy(order ->
                        assertThat(((PortOutOrder) order).status()).isIn(OrderStatus.PENDING, OrderStatus.CONFIRMED));
        assertThat(made.subList(0, 8))
                .filteredOn(order -> ((PortOutOrder) order).receivedAt().isAfter(on))
                .allSatisfy(order -> assertThat(((PortOutOrder) order).status()).isEqualTo(OrderStatus.PENDING));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
