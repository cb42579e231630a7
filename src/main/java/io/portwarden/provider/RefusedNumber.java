package io.portwarden.provider;

import io.portwarden.number.NumberFacts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why one of several numbers cannot stand as it is to stand.
 *
 * @param at its place among them, from 0
 * @param told what was to be on file about it
 * @param fields what of that cannot go on file; empty where it is refused for something else
 * @param refusal what it is refused for; null where something cannot go on file
 */
public record RefusedNumber(
        int at,
        NumberFacts.Told told,
        Set<NumberFacts.Field> fields,
        @Nullable ProviderRefusal refusal) {

    RefusedNumber(int at, NumberWish wish, ProviderRefusal refusal) {
        this(at, wish.told(), Set.of(), refusal);
    }

    /** Where it is the only one. */
    RuntimeException alone(String country) {
        return refusal == null
                ? new InvalidNumberException(told, fields, country)
                : new ProviderRefusedException(refusal);
    }
}
