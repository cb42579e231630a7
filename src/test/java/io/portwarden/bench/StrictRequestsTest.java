package io.portwarden.bench;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestWorld;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierService;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A portion of what {@code bench/run strict} sends, the same each time: others are for those who look for something. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StrictRequestsTest {

    private static final int REQUESTS = 300;
    private static final int SEED = 99;

    @LocalServerPort
    int port;

    @Autowired
    TestWorld world;

    @Autowired
    CarrierService carriers;

    @Autowired
    ProviderKeyService keys;

    @Autowired
    Transactions transactions;

    @Test
    @DisplayName(
            "API-40: what the document allows is refused for what it names alone, and no answer is other than it says")
    void strict() {
        Carrier carrier = world.carrier();
        String ofCarrier = transactions.stating(
                Scope.carrier(carrier.id().value()),
                () -> carriers.issueKey(carrier.id(), "strict", null).text());
        world.superuser().sql("update provider_keys set revoked_at = now()").update();
        String ofProvider =
                as(world.operator(), () -> keys.issue("strict", null).text());
        StrictRequests requests = new StrictRequests(port, world, SEED, ofCarrier, ofProvider);
        requests.run(REQUESTS);
        assertThat(requests.found()).as("seed " + SEED).isEmpty();
        assertThat(requests.statuses()).hasSizeGreaterThan(60);
    }
}
