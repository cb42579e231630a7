package io.portwarden.order.life;

import io.portwarden.carrier.Carrier;
import io.portwarden.shared.SignedInPerson;

/**
 * Whose request it is, and who has brought it in.
 *
 * @param actor the carrier; entered by an operator when it came on paper
 */
public record OrderSender(Carrier carrier, OrderActor actor) {

    public static OrderSender of(Carrier carrier) {
        return new OrderSender(carrier, OrderActor.of(carrier));
    }

    /** It came on paper or by e-mail, and an operator has typed it in. */
    public static OrderSender atDesk(Carrier carrier, SignedInPerson operator) {
        return new OrderSender(carrier, OrderActor.of(carrier).enteredBy(operator));
    }
}
