package io.portwarden.shared;

import java.util.Optional;
import java.util.stream.Stream;

/** One of several that programs, rows and translations know by a stable name. */
public interface Coded {

    /** The stable name. */
    String code();

    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    /** As it was written down by this program. */
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalArgumentException("No " + type.getSimpleName() + " has this code"));
    }
}
