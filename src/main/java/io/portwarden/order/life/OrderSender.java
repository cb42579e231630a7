package io.portwarden.order.life;

import io.portwarden.carrier.Carrier;
import io.portwarden.order.check.Way;
import io.portwarden.shared.SignedInPerson;

/**
 * Whose request it is, and who has brought it in.
 *
 * @param way how it came
 * @param actor the carrier; entered by an operator when it came on paper
 */
public record OrderSender(Carrier carrier, Way way, OrderActor actor) {

    public static OrderSender of(Carrier carrier) {
        return of(carrier, Way.CARRIER);
    }

    /** @param carrier or the upstream that stands between it and the provider */
    public static OrderSender of(Carrier carrier, Way way) {
        return new OrderSender(carrier, way, OrderActor.of(carrier));
    }

    /** It came on paper or by e-mail, and an operator has typed it in. */
    public static OrderSender atDesk(Carrier carrier, SignedInPerson operator) {
        return new OrderSender(carrier, Way.CARRIER, OrderActor.of(carrier).enteredBy(operator));
    }
}
