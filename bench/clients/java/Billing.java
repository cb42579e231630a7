import client.ApiClient;
import client.api.NumbersThatLeftApi;
import client.api.TenantsApi;
import client.api.WebhooksOfTheProviderApi;
import client.model.DepartureRequest;
import client.model.ListedNumber;
import client.model.NewTenantRequest;
import client.model.Tenant;
import client.model.TenantNumberLine;
import client.model.TenantNumberPage;
import client.model.TenantNumberRequest;
import client.model.TenantNumbersRequest;
import client.model.TenantPage;
import client.model.TenantRequest;
import client.model.Webhook;
import client.model.WebhookRequest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the provider's own systems do, in the order in which they do it, as scenario.py does: prints a line for each
 * call, as the carrier's program does.
 */
final class Billing {

    private final String url = Scenario.setting("PORTWARDEN_URL");
    private final ApiClient client = Library.client(url, Scenario.setting("PROVIDER_KEY"), null);
    private final TenantsApi tenants = new TenantsApi(client);
    private final NumbersThatLeftApi left = new NumbersThatLeftApi(client);
    private final WebhooksOfTheProviderApi webhooks = new WebhooksOfTheProviderApi(client);
    private final String[] numbers = Scenario.setting("NEW_NUMBERS").split(",");
    private final String account = "BILL/" + UUID.randomUUID();

    private static void call(String name, Scenario.Call call) {
        Scenario.call("provider-" + name, call);
    }

    private NewTenantRequest wanted() {
        NewTenantRequest wanted = new NewTenantRequest();
        wanted.setAccountNumber(account);
        wanted.setName("Example Bakery");
        wanted.setCountry("US");
        wanted.setZipCode("20001");
        return wanted;
    }

    private static TenantNumberLine line(String number) {
        TenantNumberLine line = new TenantNumberLine();
        line.setPhoneNumber(number);
        return line;
    }

    private static String key() {
        return "\"" + UUID.randomUUID() + "\"";
    }

    void tryOut() {
        UUID[] tenant = new UUID[1];
        Webhook[] hook = new Webhook[1];
        call("tenant-create", () -> {
            String key = key();
            Tenant made = tenants.addTenant(wanted(), key);
            tenant[0] = made.getTenantId();
            Scenario.same(made.getStatus(), "active");
            Scenario.same(tenants.addTenant(wanted(), key).getTenantId(), tenant[0]);
        });
        call("tenant-read", () -> Scenario.same(tenants.findTenantById(tenant[0]).getAccountNumber(), account));
        call("tenant-find", () -> Scenario.same(
                tenants.listTenants(account, null, null).getItems().get(0).getTenantId(), tenant[0]));
        call("tenant-change", () -> {
            TenantRequest change = new TenantRequest();
            change.setName("Example Mill");
            change.setCountry("US");
            change.setZipCode("20002");
            change.setComplex(true);
            Scenario.same(tenants.changeTenantById(tenant[0], change).getName(), "Example Mill");
        });
        call("tenant-list", () -> {
            int found = 0;
            String cursor = null;
            do {
                TenantPage page = tenants.listTenants(null, cursor, 5);
                found += page.getItems().size();
                cursor = page.getNextCursor();
            } while (cursor != null);
            Scenario.same(found > 1, true);
        });
        call("number-put", () -> {
            TenantNumberRequest number = new TenantNumberRequest();
            Scenario.same(tenants.putTenantNumberById(tenant[0], numbers[0], number).getStatus(), "active");
        });
        call("numbers-bulk", () -> {
            TenantNumbersRequest many = new TenantNumbersRequest();
            for (String number : numbers) {
                many.addNumbersItem(line(number));
            }
            Scenario.same(tenants.putTenantNumbers(tenant[0], many, key()).getAdded(), numbers.length - 1);
        });
        call("numbers-page", () -> {
            List<String> found = new ArrayList<>();
            String cursor = null;
            do {
                TenantNumberPage page = tenants.listTenantNumbers(tenant[0], cursor, 2);
                page.getItems().stream().map(ListedNumber::getPhoneNumber).forEach(found::add);
                cursor = page.getNextCursor();
            } while (cursor != null);
            Scenario.same(found, List.of(numbers));
        });
        call("number-deactivate", () -> Scenario.same(
                tenants.deactivateTenantNumberById(tenant[0], numbers[1]).getStatus(), "inactive"));
        call("departure", () -> {
            DepartureRequest gone = new DepartureRequest();
            gone.setPhoneNumber(numbers[2]);
            gone.setLeftAt(OffsetDateTime.now().minusDays(1).withNano(0));
            gone.setSpid("5678");
            Scenario.same(left.recordDeparture(gone, key()).getTenantId(), tenant[0]);
        });
        call("webhook-create", () -> {
            WebhookRequest wanted = new WebhookRequest();
            wanted.setUrl(URI.create("http://localhost:9/"));
            hook[0] = webhooks.addProviderWebhook(wanted, key());
            Scenario.same(hook[0].getSecret().startsWith("whsec_"), true);
        });
        call("webhook-rotate", () -> {
            String secret = webhooks.rotateProviderWebhookSecret(hook[0].getId(), null).getSecret();
            Scenario.same(secret.startsWith("whsec_") && !secret.equals(hook[0].getSecret()), true);
        });
        call("webhook-test", () -> Scenario.same(
                webhooks.testProviderWebhook(hook[0].getId()).getType(), "webhook.test"));
        call("webhook-delete", () -> webhooks.removeProviderWebhook(hook[0].getId()));
        call("401", () -> Scenario.refused(
                401,
                () -> new TenantsApi(Library.client(url, Scenario.setting("API_KEY"), null)).findTenantById(tenant[0])));
        call("404", () -> Scenario.refused(404, () -> tenants.findTenantById(UUID.randomUUID())));
        call("409", () -> Scenario.same(
                Scenario.refused(409, () -> tenants.addTenant(wanted(), null)).contains("account-number-taken"), true));
        call("422", () -> {
            TenantNumbersRequest many = new TenantNumbersRequest();
            many.addNumbersItem(line(numbers[3]));
            many.addNumbersItem(line("+1202555"));
            Scenario.same(
                    Scenario.refused(422, () -> tenants.putTenantNumbers(tenant[0], many, null))
                            .contains("\"numbers[1].phoneNumber\""),
                    true);
        });
    }
}
