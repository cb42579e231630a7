package io.portwarden.provider;

import java.util.List;

/** Of several numbers some cannot stand as they are to stand; nothing was done to any. */
public final class NumbersRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RefusedNumber> refused;
    private final String country;

    NumbersRefusedException(List<RefusedNumber> refused, String country) {
        super(refused.size() + " numbers were refused");
        this.refused = List.copyOf(refused);
        this.country = country;
    }

    /** In their order. */
    public List<RefusedNumber> refused() {
        return refused;
    }

    /** The tenant's, which decides what a postal code looks like. */
    public String country() {
        return country;
    }
}
