package io.portwarden.notification;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something that has happened and that people are told of.
 *
 * @param tenantId whose it is; the transaction that it is added in must be for this tenant
 * @param recipients everybody once; nobody is fine too
 * @param params what the words need, see {@link NoticeKind}; text is cleaned and cut
 */
public record Notice(TenantId tenantId, NoticeKind kind, List<Recipient> recipients, Map<NoticeParam, String> params) {

    private static final int NUMBERS_SHOWN = 5;

    /** @throws IllegalArgumentException when a parameter is missing, malformed, or not one of this kind's */
    public Notice {
        // In one order, so that two transactions that tell the same people never wait for each other crosswise.
        recipients = List.copyOf(recipients.stream()
                .collect(Collectors.toMap(
                        recipient -> recipient.email().toLowerCase(Locale.ROOT),
                        recipient -> recipient,
                        (first, again) -> first,
                        TreeMap::new))
                .values());
        EnumMap<NoticeParam, String> accepted = new EnumMap<>(NoticeParam.class);
        params.forEach((param, value) -> {
            if (!kind.allows(param)) {
                throw new IllegalArgumentException(kind.code() + " has no parameter " + param.key());
            }
            accepted.put(param, param.accept(value));
        });
        for (NoticeParam param : kind.required()) {
            if (!accepted.containsKey(param)) {
                throw new IllegalArgumentException(kind.code() + " needs the parameter " + param.key());
            }
        }
        params = Collections.unmodifiableMap(accepted);
        if (kind == NoticeKind.ORDER_CHANGED && !NoticeKind.STATUSES.contains(params.get(NoticeParam.STATUS))) {
            throw new IllegalArgumentException("Nothing is told of this status");
        }
    }

    /** Value of {@link NoticeParam#NUMBERS}: the first few, and how many there are when there are more. */
    public static String numbers(Collection<PhoneNumber> numbers) {
        return numbers(numbers, numbers.size());
    }

    /** The same, where just the first few of {@code count} numbers are at hand. */
    public static String numbers(Collection<PhoneNumber> first, int count) {
        String shown = first.stream()
                .sorted()
                .limit(NUMBERS_SHOWN)
                .map(PhoneNumber::international)
                .collect(Collectors.joining(", "));
        return count <= NUMBERS_SHOWN ? shown : shown + ", … (" + count + ")";
    }

    /** Without the parameters, which may hold a link that works once. */
    @Override
    public String toString() {
        return "Notice[" + kind.code() + ", tenant=" + tenantId + ", recipients=" + recipients.size() + "]";
    }
}
