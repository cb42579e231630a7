package io.portwarden.order;

/** The provider gives no records of customers: that is off unless it has switched it on (CSR-1). */
public final class RecordsNotGivenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RecordsNotGivenException() {
        super("Records of customers are not given (portwarden.customer-records)");
    }
}
