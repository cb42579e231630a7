package io.portwarden.order.life;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is given records of customers.
 *
 * @param customerRecords who is given a customer's record for account number, ZIP code and PIN: nobody ({@code off}), or
 *     {@code carriers}, by the API and at the desk (CSR-1)
 */
@ConfigurationProperties("portwarden")
record RecordProperties(@DefaultValue("off") Given customerRecords) {

    /** To whom. */
    enum Given {
        OFF,
        CARRIERS
    }
}
