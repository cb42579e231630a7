package io.portwarden.provider;

/** Why something cannot be done to a tenant or to a number of it; nothing was done. */
public enum ProviderRefusal {
    ACCOUNT_NUMBER_TAKEN("account-number-taken"),
    /** Several tenants have it, and nobody has decided yet (ACC-1). */
    ACCOUNT_NUMBER_SHARED("account-number-shared"),
    /** A closed tenant stays as it is. */
    TENANT_CLOSED("tenant-closed"),
    /** A tenant with numbers in use is not closed. */
    TENANT_HAS_NUMBERS("tenant-has-numbers"),
    TENANT_HAS_OPEN_ORDERS("tenant-has-open-orders"),
    /** The country decides whether there is a PIN (PIN-6): nobody changes it in passing. */
    COUNTRY_CHANGE_NOT_CONFIRMED("country-change-not-confirmed"),
    /** The main billing number is one that the tenant holds. */
    MAIN_NUMBER_NOT_HELD("main-number-not-held"),
    NUMBER_OF_ANOTHER_TENANT("number-of-another-tenant"),
    /** A number that an order may still take away stays in use until the order has ended. */
    NUMBER_IN_OPEN_ORDER("number-in-open-order"),
    /** What has left by a port-out comes back only where somebody says that it has come back. */
    NUMBER_RETURN_NOT_CONFIRMED("number-return-not-confirmed"),
    /** It is stored under other texts too, and nobody has decided yet whose it is (NUM-1). */
    NUMBER_UNDECIDED("number-undecided"),
    /** What was to be decided is not there any more as it was shown. */
    DECIDED_MEANWHILE("decided-meanwhile");

    private final String code;

    ProviderRefusal(String code) {
        this.code = code;
    }

    /** The name under which it is translated, and told to programs. */
    public String code() {
        return code;
    }
}
