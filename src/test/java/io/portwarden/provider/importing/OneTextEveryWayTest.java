package io.portwarden.provider.importing;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.order.OrderFixture;
import io.portwarden.order.OrderListItem;
import io.portwarden.order.OrderSearch;
import io.portwarden.order.OrderSort;
import io.portwarden.order.access.DeskEntryService;
import io.portwarden.order.access.OrderService;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.MadeNumbers;
import io.portwarden.shared.PastedNumbers;
import io.portwarden.shared.PhoneNumber;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A thousand made numbers through every way in: each has one text there, and one row. */
@Tag("slow")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OneTextEveryWayTest {

    private static final int NUMBERS = 1_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    ProviderKeyService keys;

    @Autowired
    TenantImport imports;

    @Autowired
    DeskEntryService entry;

    @Autowired
    OrderService orders;

    @Autowired
    NumberLockService lists;

    /** Each with how somebody has written it. */
    private final Map<PhoneNumber, String> numbers = new LinkedHashMap<>();

    private TestTenant tenant;

    @BeforeEach
    void make() {
        MadeNumbers made = new MadeNumbers(UUID.randomUUID().getMostSignificantBits());
        tenant = world.usTenant();
        while (numbers.size() < NUMBERS) {
            PhoneNumber number = made.number();
            // Those of other tests are in area code 202.
            if (!number.e164().startsWith("+1202")) {
                numbers.putIfAbsent(number, made.written(number));
            }
        }
    }

    /** As patient as a program that is asked to come later. */
    private int put(String bearer, String text) throws IOException, InterruptedException {
        int status = putOnce(bearer, text);
        while (status == 429) {
            Thread.sleep(200);
            status = putOnce(bearer, text);
        }
        return status;
    }

    private int putOnce(String bearer, String text) throws IOException, InterruptedException {
        String path = "/api/v1/provider/tenants/" + tenant.tenant().accountNumber() + "/numbers/"
                + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + bearer)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private List<PhoneNumber> stored() {
        return world
                .superuser()
                .sql("select phone_number from phone_numbers where tenant_id = ? order by phone_number")
                .param(tenant.id().value())
                .query((row, index) -> new PhoneNumber(row.getString(1)))
                .list()
                .stream()
                .filter(number -> !tenant.phoneNumbers().contains(number))
                .toList();
    }

    private CheckedImport check(TestTenant whose) {
        String file = numbers.values().stream()
                .map(text -> whose.tenant().accountNumber() + ",\"" + text + "\"\n")
                .collect(Collectors.joining("", "account_number,phone_number\n", ""));
        return as(world.operator(), () -> imports.check(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName(
            "NUM-1: of 1,000 made numbers each has one text and one row, by the provider's API, import, order entry and search")
    void everyWay() throws Exception {
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        String key = as(world.operator(), () -> keys.issue("test", null).text());
        int sent = 0;
        for (Map.Entry<PhoneNumber, String> number : numbers.entrySet()) {
            String written = number.getValue();
            String right = number.getKey().e164();
            if (sent++ % 5 == 0 && !written.equals(right)) {
                // 400 where an address cannot hold it.
                assertThat(put(key, written)).as(written).isIn(400, 422);
            }
            assertThat(put(key, right)).as(written).isEqualTo(201);
        }
        List<PhoneNumber> sorted = numbers.keySet().stream().sorted().toList();
        assertThat(stored()).isEqualTo(sorted);

        CheckedImport again = check(tenant);
        assertThat(again.plan().numbers()).isEmpty();
        // What a file leaves in doubt is said, and never becomes a row.
        assertThat(again.plan().problems())
                .allSatisfy(problem -> assertThat(problem.kind()).isEqualTo(ImportProblem.Kind.SEVERAL_NUMBERS));
        assertThat(check(world.usTenant()).plan().numbers()).isEmpty();

        PastedNumbers pasted = PastedNumbers.of(String.join("\n", numbers.values()));
        assertThat(pasted.numbers()).containsExactlyElementsOf(numbers.keySet());
        Carrier carrier = world.carrier();
        for (List<PhoneNumber> half : List.of(
                pasted.numbers().subList(0, NUMBERS / 2), pasted.numbers().subList(NUMBERS / 2, NUMBERS))) {
            as(world.operator(), () -> entry.place(carrier.id(), OrderFixture.order(tenant, carrier, null, half)));
        }
        assertThat(world.superuser()
                        .sql("select phone_number from order_numbers where tenant_id = ? order by phone_number")
                        .param(tenant.id().value())
                        .query((row, index) -> new PhoneNumber(row.getString(1)))
                        .list())
                .isEqualTo(sorted);

        numbers.forEach((number, written) -> {
            assertThat(as(tenant.viewer(), () -> lists.list(new NumberFilter(written, null, null), null, 50))
                            .items())
                    .as(written)
                    .extracting(NumberListItem::phoneNumber)
                    .contains(number);
            OrderSearch search = new OrderSearch(null, written, null, null, null);
            assertThat(as(tenant.viewer(), () -> orders.list(search, OrderSort.NEWEST, null, 50))
                            .items())
                    .as(written)
                    .extracting(OrderListItem::numberCount)
                    .containsExactly(NUMBERS / 2);
        });
        assertThat(stored()).isEqualTo(sorted);
    }
}
