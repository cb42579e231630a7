package io.portwarden.provider;

import io.portwarden.number.NumberFacts;
import java.util.Set;

/** What was written down of a number cannot go on file; nothing was done. */
public final class InvalidNumberException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient NumberFacts.Told told;
    private final transient Set<NumberFacts.Field> fields;
    private final String country;

    InvalidNumberException(NumberFacts.Told told, Set<NumberFacts.Field> fields, String country) {
        super("Fields that cannot go on file: " + fields);
        this.told = told;
        this.fields = fields;
        this.country = country;
    }

    public NumberFacts.Told told() {
        return told;
    }

    public Set<NumberFacts.Field> fields() {
        return fields;
    }

    /** The tenant's, which decides what a postal code looks like. */
    public String country() {
        return country;
    }
}
