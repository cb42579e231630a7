package io.portwarden.order.check;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.PortOutOrder;
import io.portwarden.pin.PinAttempt;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier wants to have examined.
 *
 * @param way how it came
 * @param attempt as which guess its PIN counts
 * @param known the order that is to be like this from now on, when it was last looked at; null where there is none yet
 */
public record Inquiry(
        Carrier carrier,
        Way way,
        PlaceOrder asked,
        PinAttempt attempt,
        @Nullable PortOutOrder known) {

    public static Inquiry ofOrder(Carrier carrier, Way way, PlaceOrder asked) {
        return new Inquiry(carrier, way, asked, OrderContent.attempt(asked), null);
    }

    public static Inquiry ofCorrection(Carrier carrier, PlaceOrder asked, PortOutOrder known) {
        return new Inquiry(carrier, Way.CARRIER, asked, OrderContent.attempt(asked), known);
    }

    /** Nothing comes of it but an answer. */
    public static Inquiry ofQuestion(Carrier carrier, PlaceOrder asked) {
        return new Inquiry(carrier, Way.CARRIER, asked, OrderContent.question(asked), null);
    }

    /** Numbers that were accepted before: no lock is asked for these (ORD-12). */
    Set<PhoneNumber> accepted() {
        return known != null && known.status().isOpen() ? Set.copyOf(known.phoneNumbers()) : Set.of();
    }

    /** Where it is kept as long as its numbers lead to no single tenant. */
    TenantId home() {
        return known == null ? TenantId.PROVIDER : known.tenantId();
    }
}
