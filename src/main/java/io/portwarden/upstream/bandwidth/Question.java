package io.portwarden.upstream.bandwidth;

import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Bandwidth asks: whether these numbers may leave. What was left out is empty.
 *
 * @param purchaseOrderNumber for correlation, 100 characters at the most
 * @param pin never to be shown, logged or kept as it is (PIN-7)
 * @param numbers each once, with how it was written
 */
record Question(
        String purchaseOrderNumber,
        String accountNumber,
        String zipCode,
        @Nullable SentPin pin,
        Map<PhoneNumber, String> numbers) {

    static final int LONGEST_PURCHASE_ORDER_NUMBER = 100;

    Question {
        numbers = new TreeMap<>(numbers);
    }

    List<PhoneNumber> phoneNumbers() {
        return List.copyOf(numbers.keySet());
    }

    PhoneNumber first() {
        return phoneNumbers().getFirst();
    }

    /** The name that an order of it can have, where it brings one. */
    Optional<String> givenName() {
        return OrderName.isPurchaseOrderNumber(purchaseOrderNumber)
                ? Optional.of(purchaseOrderNumber)
                : Optional.empty();
    }

    /** Everything that makes it another question, to be digested under a key. */
    byte[] content() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, purchaseOrderNumber);
            write(out, accountNumber);
            write(out, zipCode);
            out.writeBoolean(pin != null);
            write(out, pin == null ? "" : pin.text());
            for (PhoneNumber number : phoneNumbers()) {
                write(out, number.e164());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** As an order; what can be no account number or ZIP code stands there as if it had been left out. */
    PlaceOrder asOrder(OrderName name, String spid) {
        return new PlaceOrder(
                name,
                phoneNumbers(),
                text(accountNumber, PlaceOrder.LONGEST_ACCOUNT_NUMBER),
                text(zipCode, PlaceOrder.LONGEST_ZIP_CODE),
                pin,
                null,
                null,
                true,
                spid);
    }

    private static String text(String sent, int longest) {
        return PlaceOrder.isText(sent, longest) ? sent : "";
    }

    @Override
    public String toString() {
        return "Question[" + numbers.size() + " numbers]";
    }
}
