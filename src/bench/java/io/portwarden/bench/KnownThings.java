package io.portwarden.bench;

import io.portwarden.shared.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What one who sends requests knows: the tenants that there are, and what answers have told since. */
final class KnownThings {

    private static final int MOST = 30;

    /** A tenant with numbers and a PIN. */
    record Subject(UUID id, String accountNumber, String zipCode, String pin, List<PhoneNumber> numbers) {}

    /** An order of ours, as it was last told. */
    record Placed(String id, int version, String status) {}

    private List<Subject> subjects = List.of();
    private final Map<String, Placed> orders = new LinkedHashMap<>();
    private final Map<Boolean, Map<String, List<String>>> webhooks =
            Map.of(true, new LinkedHashMap<>(), false, new LinkedHashMap<>());
    private final Map<String, String> tenants = new LinkedHashMap<>();
    private final Map<String, String> cursors = new LinkedHashMap<>();

    /** Tenants of which nobody has changed anything yet; those before are forgotten. */
    void meet(List<Subject> fresh) {
        subjects = List.copyOf(fresh);
    }

    Subject anySubject(Random random) {
        return subjects.get(random.nextInt(subjects.size()));
    }

    List<Placed> orders() {
        return List.copyOf(orders.values());
    }

    /** The webhooks of the provider, or of the carrier, each with its deliveries. */
    Map<String, List<String>> webhooks(boolean ofProvider) {
        return webhooks.getOrDefault(ofProvider, Map.of());
    }

    /** Tenants that were made meanwhile: the account number of each by its identifier. */
    Map<String, String> tenants() {
        return Map.copyOf(tenants);
    }

    List<String> cursors() {
        return List.copyOf(cursors.values());
    }

    /** Whether there is nothing of that name that the sender could know of. */
    boolean isStrange(MadeRequest request) {
        boolean ofProvider = request.call().isOfProvider();
        return request.path().entrySet().stream()
                .anyMatch(parameter -> !isKnown(request, parameter.getKey(), parameter.getValue(), ofProvider));
    }

    private boolean isKnown(MadeRequest request, String name, String value, boolean ofProvider) {
        return switch (name) {
            case "id" ->
                request.call().path().contains("webhooks")
                        ? webhooks(ofProvider).containsKey(value)
                        : orders.containsKey(value);
            case "deliveryId" ->
                webhooks(ofProvider)
                        .getOrDefault(request.path().getOrDefault("id", ""), List.of())
                        .contains(value);
            case "tenantId" ->
                tenants.containsKey(value)
                        || subjects.stream()
                                .anyMatch(subject -> subject.id().toString().equals(value));
            case "accountNumber" ->
                tenants.containsValue(value)
                        || subjects.stream()
                                .anyMatch(subject -> subject.accountNumber().equals(value));
            // Whether the tenant has it is another question.
            case "phoneNumber" -> false;
            default -> true;
        };
    }

    /** Learns what an answer that was no refusal tells. */
    void learn(MadeRequest request, int status, JsonNode answer) {
        boolean ofProvider = request.call().isOfProvider();
        if (status == 204) {
            webhooks(ofProvider).remove(request.path().getOrDefault("id", ""));
            return;
        }
        Stream<JsonNode> told = answer.has("items") ? answer.path("items").valueStream() : Stream.of(answer);
        told.forEach(one -> learn(request, ofProvider, one));
        String cursor = answer.path("nextCursor").asString("");
        if (!cursor.isEmpty()) {
            cursors.put(request.call().path(), cursor);
        }
        forgetOldest(orders);
        forgetOldest(tenants);
    }

    private void learn(MadeRequest request, boolean ofProvider, JsonNode one) {
        String id = one.path("id").asString("");
        if (one.has("purchaseOrderNumber")) {
            orders.put(
                    id,
                    new Placed(
                            id, one.path("version").asInt(), one.path("status").asString()));
        } else if (one.has("eventId")) {
            List<String> deliveries = webhooks(ofProvider).get(request.path().getOrDefault("id", ""));
            if (deliveries != null && !deliveries.contains(id)) {
                deliveries.add(id);
            }
        } else if (one.has("url")) {
            webhooks(ofProvider).computeIfAbsent(id, fresh -> new ArrayList<>());
        } else if (one.has("accountNumber") && one.has("tenantId")) {
            String tenant = one.path("tenantId").asString();
            Set<String> named =
                    subjects.stream().map(subject -> subject.id().toString()).collect(Collectors.toSet());
            if (!named.contains(tenant)) {
                tenants.put(tenant, one.path("accountNumber").asString());
            }
        }
    }

    private static <T> void forgetOldest(Map<String, T> things) {
        while (things.size() > MOST) {
            things.remove(things.keySet().iterator().next());
        }
    }
}
