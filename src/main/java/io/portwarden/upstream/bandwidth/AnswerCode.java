package io.portwarden.upstream.bandwidth;

import io.portwarden.order.Reason;

/** Bandwidth's codes for a refusal; every other one, and none, lets the numbers go. */
enum AnswerCode {
    ACCOUNT_MISSING(7510, "Account number is required"),
    ACCOUNT_WRONG(7511, "Account number does not match"),
    PIN_MISSING(7512, "PIN is required"),
    PIN_WRONG(7513, "PIN is not accepted"),
    ZIP_MISSING(7514, "ZIP code is required"),
    ZIP_WRONG(7515, "ZIP code does not match"),
    NUMBER_UNKNOWN(7516, "Telephone number is not of this account"),
    TOO_MANY_NUMBERS(7517, "Too many telephone numbers in one request"),
    NUMBER_INACTIVE(7518, "Telephone number is not active"),
    CUSTOMER(7519, "Customer does not allow it at present"),
    INVALID(7598, "Request cannot be accepted");

    private final int number;
    private final String description;

    AnswerCode(int number, String description) {
        this.number = number;
        this.description = description;
    }

    int number() {
        return number;
    }

    String description() {
        return description;
    }

    /** Whether the order is held and can be corrected; the others cancel it. */
    boolean holds() {
        return switch (this) {
            case NUMBER_UNKNOWN, TOO_MANY_NUMBERS, NUMBER_INACTIVE -> false;
            default -> true;
        };
    }

    /**
     * What a reason is to the upstream (UPS-1).
     *
     * @param question whose account number and ZIP code may have been left out
     */
    static AnswerCode of(Reason reason, Question question) {
        return switch (reason) {
            case ACCOUNT_NUMBER_MISMATCH -> question.accountNumber().isEmpty() ? ACCOUNT_MISSING : ACCOUNT_WRONG;
            case PIN_MISSING -> PIN_MISSING;
            case PIN_WRONG, PIN_MALFORMED, PIN_NOT_SET, PIN_ATTEMPTS_EXCEEDED -> PIN_WRONG;
            case ZIP_CODE_MISMATCH -> question.zipCode().isEmpty() ? ZIP_MISSING : ZIP_WRONG;
            case NUMBER_UNKNOWN, NUMBERS_OF_SEVERAL_TENANTS, NUMBER_TOLL_FREE -> NUMBER_UNKNOWN;
            case NUMBER_INACTIVE -> NUMBER_INACTIVE;
            case NUMBER_LOCKED, WAITS_FOR_CUSTOMER -> CUSTOMER;
            case NUMBER_IN_OPEN_ORDER,
                    DUE_DATE_TOO_SOON,
                    DUE_DATE_TOO_LATE,
                    DUE_DATE_NOT_A_BUSINESS_DAY,
                    DISPUTED_BY_CUSTOMER,
                    NOT_CONFIRMED -> INVALID;
        };
    }
}
