import client.ApiClient;
import client.api.PortOutChecksApi;
import client.api.PortOutOrdersApi;
import client.api.WebhooksApi;
import client.model.PortOutCheckRequest;
import client.model.PortOutOrder;
import client.model.PortOutOrderPage;
import client.model.PortOutOrderRequest;
import client.model.SupplementRequest;
import client.model.Webhook;
import client.model.WebhookRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * What a carrier's program does, in the order in which it does it, the same as scenario.ts: by a client that was generated for
 * one of Java's libraries. Prints a line for each call: its name and "ok", or why not.
 */
public final class Scenario {

    interface Call {
        void make() throws Exception;
    }

    private static final UUID NOBODYS = UUID.fromString("0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77");

    private final String url = setting("PORTWARDEN_URL");
    private final ApiClient client = Library.client(url, setting("API_KEY"), null);
    private final PortOutOrdersApi orders = new PortOutOrdersApi(client);
    private final WebhooksApi webhooks = new WebhooksApi(client);
    private final String[] numbers = setting("PHONE_NUMBERS").split(",");
    private final LocalDate due = LocalDate.parse(setting("DUE_DATE"));
    private int named;

    public static void main(String[] none) {
        new Scenario().tryOut();
        new Billing().tryOut();
        System.exit(0);
    }

    static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    static void call(String name, Call call) {
        String outcome = "ok";
        try {
            call.make();
        } catch (Exception | AssertionError failure) {
            outcome = failure.toString().replaceAll("\\s+", " ");
        }
        System.out.println("call " + name + " " + outcome);
    }

    static void same(Object found, Object wanted) {
        if (!String.valueOf(found).equals(String.valueOf(wanted))) {
            throw new AssertionError(found + " instead of " + wanted);
        }
    }

    /** @return what the answer holds */
    static String refused(int status, Callable<?> call) throws Exception {
        try {
            throw new AssertionError("answered " + call.call() + " instead of " + status);
        } catch (Exception refusal) {
            if (Library.status(refusal) != status) {
                throw refusal;
            }
            return Library.body(refusal);
        }
    }

    private static void stage(String what) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(setting("STAGE_URL") + what)).build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private PortOutOrderRequest order(String number) {
        PortOutOrderRequest order = new PortOutOrderRequest();
        order.setPurchaseOrderNumber("TRY-" + ++named);
        order.addPhoneNumbersItem(number);
        order.setAccountNumber(setting("ACCOUNT_NUMBER"));
        order.setZipCode(setting("ZIP_CODE"));
        order.setPin(setting("PIN"));
        order.setDesiredDueDate(due);
        order.setInitiatorPhone("+12125550100");
        order.setAgencyAuthority(true);
        return order;
    }

    private void tryOut() {
        PortOutOrder[] first = new PortOutOrder[1];
        Webhook[] hook = new Webhook[1];
        call("place", () -> {
            first[0] = orders.placePortOutOrder(order(numbers[0]));
            same(first[0].getStatus(), "confirmed");
            same(first[0].getFirmOrderCommitmentDate(), due);
        });
        call("read", () -> same(orders.findPortOutOrder(first[0].getId()).getPurchaseOrderNumber(), "TRY-1"));
        call("list", () -> {
            orders.placePortOutOrder(order(numbers[1]));
            orders.placePortOutOrder(order(numbers[2]));
            List<String> names = new ArrayList<>();
            String cursor = null;
            do {
                PortOutOrderPage page = orders.listPortOutOrders(null, null, cursor, 2);
                page.getItems().forEach(item -> names.add(item.getPurchaseOrderNumber()));
                cursor = page.getNextCursor();
            } while (cursor != null);
            same(names, List.of("TRY-3", "TRY-2", "TRY-1"));
        });
        call("check", () -> {
            PortOutCheckRequest unnamed = new PortOutCheckRequest();
            unnamed.addPhoneNumbersItem(numbers[3]);
            unnamed.setAccountNumber(setting("ACCOUNT_NUMBER"));
            unnamed.setZipCode(setting("ZIP_CODE"));
            unnamed.setPin(setting("PIN"));
            unnamed.setDesiredDueDate(due);
            unnamed.setInitiatorPhone("+12125550100");
            unnamed.setAgencyAuthority(true);
            same(new PortOutChecksApi(client).checkPortOut(unnamed).getWouldPass(), true);
        });
        call("new-due-date", () -> {
            LocalDate later = LocalDate.parse(setting("LATER_DATE"));
            PortOutOrder moved = orders.placePortOutOrder(order(numbers[3]));
            SupplementRequest supplement = Supplements.newDueDate(2, later);
            same(orders.supplementPortOutOrder(moved.getId(), supplement).getDesiredDueDate(), later);
        });
        call("correction", () -> {
            PortOutOrderRequest wrong = order(numbers[4]);
            wrong.setZipCode("99999");
            PortOutOrder rejected = orders.placePortOutOrder(wrong);
            same(rejected.getReasons().get(0).getCode(), "zip-code-mismatch");
            SupplementRequest supplement = Supplements.correction(2, setting("ZIP_CODE"), setting("PIN"));
            same(orders.supplementPortOutOrder(rejected.getId(), supplement).getStatus(), "confirmed");
        });
        call("cancel", () -> {
            PortOutOrder unwanted = orders.placePortOutOrder(order(numbers[5]));
            SupplementRequest supplement = Supplements.cancel(2);
            same(orders.supplementPortOutOrder(unwanted.getId(), supplement).getStatus(), "cancelled");
        });
        call("completion", () -> {
            stage("/due-date");
            try {
                same(orders.completePortOutOrder(first[0].getId()).getStatus(), "completed");
            } finally {
                stage("/today");
            }
        });
        call("webhook-create", () -> {
            WebhookRequest wanted = new WebhookRequest();
            wanted.setUrl(URI.create("http://localhost:9/"));
            wanted.setDescription("Tried out");
            hook[0] = webhooks.addWebhook(wanted, "\"" + UUID.randomUUID() + "\"");
            same(hook[0].getSecret().startsWith("whsec_"), true);
        });
        call("webhook-rotate", () -> {
            String secret = webhooks.rotateWebhookSecret(hook[0].getId(), null).getSecret();
            same(secret.startsWith("whsec_") && !secret.equals(hook[0].getSecret()), true);
        });
        call("webhook-test", () -> same(webhooks.testWebhook(hook[0].getId()).getType(), "webhook.test"));
        call("webhook-delete", () -> webhooks.removeWebhook(hook[0].getId()));
        call("401", () -> refused(401, () -> as("no-such-key", null).findPortOutOrder(first[0].getId())));
        call("404", () -> refused(404, () -> orders.findPortOutOrder(NOBODYS)));
        call("406", () -> refused(406, () -> as(setting("API_KEY"), "text/csv").findPortOutOrder(first[0].getId())));
        call("409", () -> refused(409, () -> orders.completePortOutOrder(first[0].getId())));
        call("422", () -> same(
                refused(422, () -> orders.placePortOutOrder(order("+1202555"))).contains("\"phoneNumbers[0]\""), true));
        call("429", () -> {
            PortOutOrdersApi tired = as(setting("TIRED_KEY"), null);
            refused(429, () -> {
                for (int i = 0; i < 500; i++) {
                    tired.listPortOutOrders(null, null, null, 1);
                }
                return "500 times";
            });
        });
    }

    private PortOutOrdersApi as(String key, String accept) {
        return new PortOutOrdersApi(Library.client(url, key, accept));
    }
}
