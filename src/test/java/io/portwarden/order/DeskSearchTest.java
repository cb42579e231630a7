package io.portwarden.order;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.portwarden.TestDatabase;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.access.OrderExport;
import io.portwarden.order.life.OrderLife;
import io.portwarden.shared.Page;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

/** Operators find the orders of all tenants, and learn of PINs no more than carriers do. */
@SpringBootTest
class DeskSearchTest {

    private static final String PIN = "48392017";
    private static final String WRONG = "59403128";

    @Autowired
    DeskOrderService desk;

    @Autowired
    OrderExport export;

    @Autowired
    OrderLife life;

    @Autowired
    TestDatabase database;

    @Autowired
    TestWorld world;

    TestTenant one;
    TestTenant other;
    Carrier carrier;

    @BeforeEach
    void makeWorld() {
        one = world.usTenant();
        other = world.usTenant();
        carrier = world.carrier();
        world.setPin(one, PIN);
    }

    private PortOutOrder place(TestTenant tenant, int number, @Nullable String pin) {
        return life.place(carrier, OrderFixture.order(tenant, carrier, pin, List.of(tenant.number(number))));
    }

    private static DeskSearch ofCarrier(Carrier carrier) {
        return new DeskSearch(new OrderSearch(null, null, carrier.spid(), null, null), null);
    }

    /** By pages of two, so that every search is seen to go on by key. */
    private List<SeenByProvider.Listed> found(DeskSearch search) {
        List<SeenByProvider.Listed> all = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        do {
            @Nullable UUID key = after.orElse(null);
            Page<SeenByProvider.Listed, UUID> page = as(world.operator(), () -> desk.list(search, key, 2));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private List<UUID> ids(DeskSearch search) {
        return found(search).stream().map(SeenByProvider.Listed::id).toList();
    }

    @Test
    @DisplayName("ORD-8: operators find the orders of all tenants, newest first, by key, each with whose it is")
    void allTenants() {
        List<UUID> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.addFirst(place(one, i, PIN).id());
            placed.addFirst(place(other, i, PIN).id());
        }
        assertThat(ids(ofCarrier(carrier))).isEqualTo(placed);
        assertThat(found(ofCarrier(carrier)))
                .extracting(SeenByProvider.Listed::tenantName)
                .startsWith(other.tenant().name(), one.tenant().name());
    }

    @Test
    @DisplayName("ORD-8: operators find orders by tenant, state, number and how the name begins, alone and together")
    void narrowed() {
        PortOutOrder mine = place(one, 0, PIN);
        PortOutOrder theirs = place(other, 0, PIN);
        String name = theirs.name().purchaseOrderNumber();
        for (@Nullable TenantId holder : new TenantId[] {null, other.id()}) {
            assertThat(ids(new DeskSearch(words(other.number(0).national()), holder)))
                    .containsExactly(theirs.id());
            assertThat(ids(new DeskSearch(words(name.substring(0, 10).toLowerCase(Locale.ROOT)), holder)))
                    .as("what was written in small letters")
                    .containsExactly(theirs.id());
            assertThat(ids(new DeskSearch(words(name.substring(0, 12)), holder)))
                    .containsExactly(theirs.id());
        }
        assertThat(ids(new DeskSearch(words(name), one.id()))).isEmpty();
        assertThat(ids(new DeskSearch(
                        new OrderSearch(OrderStatus.PENDING, null, carrier.spid(), null, null), one.id())))
                .containsExactly(mine.id());
        OrderCounts counts = as(world.operator(), () -> desk.count(ofCarrier(carrier)));
        assertThat(counts.in(OrderStatus.PENDING)).isEqualTo(1);
        assertThat(counts.in(OrderStatus.REJECTED)).isEqualTo(1);
    }

    private static OrderSearch words(String words) {
        return new OrderSearch(null, words, null, null, null);
    }

    @Test
    @DisplayName("PIN-8: a wrong PIN, no PIN set and a limit reached are one and the same to operators")
    void trueReasonIsTheTenants() {
        UUID notSet = place(other, 0, PIN).id();
        List<UUID> refused = new ArrayList<>(List.of(notSet));
        for (int i = 0; i < 4; i++) {
            refused.add(place(one, i, WRONG).id());
        }
        assertThat(found(ofCarrier(carrier)))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.order().reasons()).containsExactly(Reason.PIN_WRONG));
        assertThat(refused)
                .allSatisfy(id -> assertThat(as(world.operator(), () -> desk.find(id))
                                .orElseThrow()
                                .seen()
                                .order()
                                .reasons())
                        .containsExactly(Reason.PIN_WRONG));
        assertThat(exported(ofCarrier(carrier)))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.getField("reasons")).isEqualTo("pin-not-accepted"));
    }

    private List<NamedCsvRecord> exported(DeskSearch search) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        as(world.operator(), () -> {
            try {
                export.writeOfAll(search, out, rows -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out;
        });
        return CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8)).stream()
                .toList();
    }

    @Test
    @DisplayName("Trail: an export of all tenants' orders names whose they are, and stands in the provider's own trail")
    void exports() {
        String before = exportsInTrail();
        place(one, 0, PIN);
        assertThat(exported(ofCarrier(carrier)))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("tenantAccountNumber"))
                        .isEqualTo(one.tenant().accountNumber()));
        assertThat(exportsInTrail()).isNotEqualTo(before);
        exported(new DeskSearch(new OrderSearch(OrderStatus.PENDING, null, carrier.spid(), null, null), null));
        assertThat(world.superuser()
                        .sql("select details::text from audit_entries where tenant_id = ? and kind = 'orders-exported'"
                                + " order by position desc limit 1")
                        .param(TenantId.PROVIDER.value())
                        .query(String.class)
                        .single())
                .contains("format=csv", "status=pending");
    }

    private String exportsInTrail() {
        return world.superuser()
                .sql("select count(*) from audit_entries where tenant_id = ? and kind = 'orders-exported'")
                .param(TenantId.PROVIDER.value())
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("The orders of all tenants are for operators alone")
    void others() {
        UUID id = place(one, 0, PIN).id();
        for (SignedInPerson person : List.of(one.admin(), one.viewer())) {
            assertThatThrownBy(() -> as(person, () -> desk.list(DeskSearch.ALL, null, 10)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(person, () -> desk.count(DeskSearch.ALL)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(person, () -> desk.find(id))).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as(person, () -> desk.tenants("", 0, 10)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> as(carrier, () -> desk.list(DeskSearch.ALL, null, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }
}
