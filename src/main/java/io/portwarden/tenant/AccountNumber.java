package io.portwarden.tenant;

import io.portwarden.shared.NormalForm;

/**
 * An account number as it is compared, stored and looked up (ACC-1): two that are equal are one account, however they
 * are written. With a dash and without are two.
 *
 * @param normalForm {@link NormalForm} of what is written; empty where there is nothing to be seen
 */
public record AccountNumber(String normalForm) {

    public AccountNumber {
        if (!NormalForm.of(normalForm).equals(normalForm)) {
            throw new IllegalArgumentException("Not the normal form of an account number");
        }
    }

    /** The account that somebody means who writes this. */
    public static AccountNumber of(String written) {
        return new AccountNumber(NormalForm.of(written));
    }

    @Override
    public String toString() {
        return normalForm;
    }
}
