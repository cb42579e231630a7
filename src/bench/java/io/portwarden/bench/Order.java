package io.portwarden.bench;

import io.portwarden.bench.World.Gaining;
import io.portwarden.bench.World.Holder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** An order as a carrier sends it. */
record Order(
        Gaining carrier,
        Holder holder,
        String purchaseOrderNumber,
        List<String> phoneNumbers,
        String accountNumber,
        String pin) {

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final String DUE_DATE = World.dueDate().toString();

    static final String INITIATOR_PHONE = "+12125550100";

    /** For one of the holder's numbers, under a name that was never used; all names are of one length. */
    static Order of(Gaining carrier, Holder holder, String phoneNumber, String pin) {
        return new Order(carrier, holder, newName(), List.of(phoneNumber), holder.accountNumber(), pin);
    }

    static String newName() {
        return String.format(Locale.ROOT, "PON-%09d", COUNTER.incrementAndGet());
    }

    static String dueDate() {
        return DUE_DATE;
    }

    byte[] body() {
        return String.format(
                        Locale.ROOT,
                        """
                        {"purchaseOrderNumber":"%s","phoneNumbers":[%s],"accountNumber":"%s","zipCode":"%s","pin":"%s",\
                        "desiredDueDate":"%s","initiatorPhone":"%s","agencyAuthority":true}""",
                        purchaseOrderNumber,
                        phoneNumbers.stream().map(number -> '"' + number + '"').collect(Collectors.joining(",")),
                        accountNumber,
                        World.ZIP_CODE,
                        pin,
                        DUE_DATE,
                        INITIATOR_PHONE)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Order[" + purchaseOrderNumber + "]";
    }
}
