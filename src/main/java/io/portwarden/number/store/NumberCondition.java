package io.portwarden.number.store;

import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberSelection;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows of {@code phone_numbers} a filter or selection of one tenant's numbers means, in SQL.
 *
 * @param sql what is true of every such row
 * @param ways of which one is true too, each of them a range of an index; empty when nothing is searched for
 */
record NumberCondition(String sql, List<Way> ways, Map<String, Object> params) {

    /**
     * Whether the upstream of a number of {@code :tenant}, which PINs are handed on to, has none for it that counts (UPS-11): what
     * the function upstream_pin_missing says of a single one, for many at once.
     */
    static final String PIN_MISSING = """
            exists (select 1 from upstream_pins p
                    where p.tenant_id = :tenant and p.phone_number = phone_numbers.phone_number
                      and (p.taken_version is null
                           or p.taken_version <> p.version and (p.next_attempt_at is null or p.until <= now())))""";

    /** Shorter endings would find so many numbers that nobody looks for one of them by it. */
    private static final int SHORTEST_ENDING = 3;

    /**
     * One way in which a number can be meant.
     *
     * @param inOrder whether the index has the numbers in their own order
     */
    record Way(String sql, boolean inOrder) {}

    static NumberCondition of(TenantId tenantId, NumberSelection selection) {
        return switch (selection) {
            case NumberSelection.Matching matching -> of(tenantId, matching.filter());
            case NumberSelection.Chosen chosen ->
                new NumberCondition(
                        "tenant_id = :tenant and phone_number = any (:numbers)",
                        List.of(),
                        Map.of(
                                "tenant",
                                tenantId.value(),
                                "numbers",
                                chosen.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new)));
        };
    }

    /** Only conditions that narrow, so that the planner can go by the index that fits. */
    static NumberCondition of(TenantId tenantId, NumberFilter filter) {
        StringBuilder sql = new StringBuilder("tenant_id = :tenant");
        List<Way> ways = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        params.put("tenant", tenantId.value());
        filter.digits().ifPresent(digits -> {
            if (digits.isEmpty()) {
                sql.append(" and false");
            } else {
                // Zeros in front lead abroad or to another area, and no E.164 form begins with them; many end like
                // that.
                String withoutZeros = digits.replaceFirst("^0+(?=[0-9])", "");
                ways.add(new Way(range("phone_number", "international", "+" + withoutZeros, params), true));
                ways.add(new Way(range("phone_number", "national", "+1" + withoutZeros, params), true));
                ending("ending", digits, params).ifPresent(ways::add);
                if (!withoutZeros.equals(digits)) {
                    ending("endingWithoutZeros", withoutZeros, params).ifPresent(ways::add);
                }
                whole(filter.numbers(), withoutZeros, params).ifPresent(ways::add);
            }
        });
        if (filter.status() != null) {
            sql.append(" and status = :status");
            params.put("status", filter.status().code());
        }
        if (filter.guard() != null) {
            guarded(filter.guard(), sql, ways);
        }
        if (filter.lock() != null) {
            // What the indexes say of their rows comes first; the clock decides about those that are unlocked for a
            // time.
            sql.append(
                    filter.lock() == LockState.LOCKED
                            ? " and locked and status <> 'ported-out' and lock_holds(locked, unlocked_until, tenant_id, phone_number)"
                            : " and (not locked or unlocked_until is not null) and status <> 'ported-out'"
                                    + " and not lock_holds(locked, unlocked_until, tenant_id, phone_number)");
        }
        return new NumberCondition(sql.toString(), List.copyOf(ways), params);
    }

    /** What guards them in truth; by the index of what is on file. */
    private static void guarded(Guard guard, StringBuilder sql, List<Way> ways) {
        switch (guard) {
            case HERE -> sql.append(" and guarded_by = 'here'");
            case UPSTREAM -> sql.append(" and guarded_by = 'upstream' and not " + PIN_MISSING);
            case NOBODY -> {
                Way onFile = new Way("guarded_by = 'nobody'", true);
                Way inTruth = new Way("(guarded_by = 'upstream' and " + PIN_MISSING + ")", true);
                if (ways.isEmpty()) {
                    ways.add(onFile);
                    ways.add(inTruth);
                } else {
                    sql.append(" and (%s or %s)".formatted(onFile.sql(), inTruth.sql()));
                }
            }
        }
    }

    /** As they are read, where that is not how they are written: without a trunk prefix, or each for itself. */
    private static Optional<Way> whole(List<PhoneNumber> numbers, String digits, Map<String, Object> params) {
        if (numbers.stream()
                .map(PhoneNumber::e164)
                .allMatch(text -> text.equals("+" + digits) || text.equals("+1" + digits))) {
            return Optional.empty();
        }
        params.put("whole", numbers.stream().map(PhoneNumber::e164).toArray(String[]::new));
        return Optional.of(new Way("phone_number = any (:whole)", true));
    }

    private static Optional<Way> ending(String name, String digits, Map<String, Object> params) {
        if (digits.length() < SHORTEST_ENDING) {
            return Optional.empty();
        }
        String backwards = new StringBuilder(digits).reverse().toString();
        return Optional.of(new Way(range("backwards", name, backwards, params), false));
    }

    /** All of it, where what it finds is not wanted in an order. */
    String whole() {
        return ways.isEmpty()
                ? sql
                : sql + " and ("
                        + String.join(" or ", ways.stream().map(Way::sql).toList()) + ")";
    }

    private static String range(String column, String name, String beginning, Map<String, Object> params) {
        params.put(name, beginning);
        Optional<String> end = after(beginning);
        end.ifPresent(first -> params.put(name + "End", first));
        return end.isPresent()
                ? "(%1$s >= :%2$s and %1$s < :%2$sEnd)".formatted(column, name)
                : "%s >= :%s".formatted(column, name);
    }

    /** The first text of digits that comes after all that begin like this, in any order that takes digits as they are. */
    private static Optional<String> after(String beginning) {
        String body = beginning.replaceFirst("9+$", "");
        if (body.isEmpty() || body.equals("+")) {
            return Optional.empty();
        }
        int last = body.length() - 1;
        return Optional.of(body.substring(0, last) + (char) (body.charAt(last) + 1));
    }
}
