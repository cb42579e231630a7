package io.portwarden.notification;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that has happened and that people are told of; whom, its kind says.
 *
 * @param tenantId whose it is; the transaction that it is added in must be for this tenant
 * @param params what the words need, see {@link NoticeKind}; text is cleaned and cut
 */
public record Notice(TenantId tenantId, NoticeKind kind, Map<NoticeParam, String> params) {

    private static final int NUMBERS_SHOWN = 5;

    /** @throws IllegalArgumentException when a parameter is missing, malformed, or not one of this kind's */
    public Notice {
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
        return "Notice[" + kind.code() + ", tenant=" + tenantId + "]";
    }
}
