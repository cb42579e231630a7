package io.portwarden.order;

import io.portwarden.shared.Coded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an order is refused: the true reason for the tenant, the one for the carrier, and the industry's code, if there is one. */
public enum Reason implements Coded {
    PIN_MISSING("pin-missing", "pin-required", "8C", "pin"),
    PIN_WRONG("pin-wrong", "pin-not-accepted", "8C", "pin"),
    /** It could not have been right, and was not compared (ORD-16). */
    PIN_MALFORMED("pin-malformed", "pin-not-accepted", "8C", "pin"),
    PIN_NOT_SET("pin-not-set", "pin-not-accepted", "8C", "pin"),
    PIN_ATTEMPTS_EXCEEDED("pin-attempts-exceeded", "pin-not-accepted", "8C", "pin"),
    ACCOUNT_NUMBER_MISMATCH("account-number-mismatch", "account-number-mismatch", "8A", "accountNumber"),
    ZIP_CODE_MISMATCH("zip-code-mismatch", "zip-code-mismatch", "8D", "zipCode"),
    NUMBER_UNKNOWN("number-unknown", "number-not-portable", "6A", "phoneNumbers"),
    NUMBERS_OF_SEVERAL_TENANTS("numbers-of-several-tenants", "number-not-portable", "6A", "phoneNumbers"),
    NUMBER_INACTIVE("number-inactive", "number-not-portable", "6D", "phoneNumbers"),
    /** It leaves by a change of RespOrg, and by no order (NUM-3). */
    NUMBER_TOLL_FREE("number-toll-free", "number-not-portable", "6K", "phoneNumbers"),
    NUMBER_LOCKED("number-locked", "number-locked", "6P", "phoneNumbers"),
    NUMBER_IN_OPEN_ORDER("number-in-open-order", "number-in-open-order", "6M", "phoneNumbers"),
    DUE_DATE_TOO_SOON("due-date-too-soon", "due-date-too-soon", "1M", "desiredDueDate"),
    /** A rule of this portal, for which the industry has no code (CAL-5). */
    DUE_DATE_TOO_LATE("due-date-too-late", "due-date-too-late", null, "desiredDueDate"),
    DUE_DATE_NOT_A_BUSINESS_DAY("due-date-not-a-business-day", "due-date-not-a-business-day", "1M", "desiredDueDate"),
    /** The customer wants to be asked before numbers are let through, and has been asked (UPS-6). */
    WAITS_FOR_CUSTOMER("waits-for-customer", "waits-for-customer", null, "phoneNumbers"),
    /** Nobody has compared its PIN, and no admin has confirmed it in time (UPS-9). */
    NOT_CONFIRMED("not-confirmed", "not-confirmed", null, "phoneNumbers"),
    /** The industry has no code for it: 6P would send the carrier looking for a lock that is not there (ORD-15). */
    DISPUTED_BY_CUSTOMER("disputed-by-customer", "disputed-by-customer", null, "phoneNumbers");

    private final String code;
    private final String carrierCode;
    private final @Nullable String industryCode;
    private final String field;

    Reason(String code, String carrierCode, @Nullable String industryCode, String field) {
        this.code = code;
        this.carrierCode = carrierCode;
        this.industryCode = industryCode;
        this.field = field;
    }

    /** The reason as the tenant sees it. */
    @Override
    public String code() {
        return code;
    }

    /** The reason as the carrier sees it: it tells nothing about the PIN but that it was not accepted. */
    public String carrierCode() {
        return carrierCode;
    }

    /** As wireless carriers answer for it, a hint and no more; null where they have none (ORD-15). */
    public @Nullable String industryCode() {
        return industryCode;
    }

    /** The field of the carrier's request that the reason is about. */
    public String field() {
        return field;
    }

    /** Whether the carrier is told that its PIN was not accepted, for one reason or another. */
    public boolean tellsOfPin() {
        return carrierCode.equals(PIN_WRONG.carrierCode);
    }

    /** Whether its words speak to the tenant, of its PIN or its own doing, so that others need words of their own. */
    public boolean speaksToTenant() {
        return this == PIN_WRONG || this == DISPUTED_BY_CUSTOMER || this == WAITS_FOR_CUSTOMER;
    }

    /**
     * The reasons for those at the provider, who may know no more of a PIN than a carrier: a PIN that was not accepted is a
     * wrong one to them, whether one was set and whether a limit was reached or not.
     */
    public static List<Reason> blurred(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.tellsOfPin() ? PIN_WRONG : reason)
                .distinct()
                .toList();
    }

    public static Reason ofCode(String code) {
        return Coded.of(Reason.class, code);
    }
}
