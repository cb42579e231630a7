package io.portwarden.order.access;

import io.portwarden.order.MoveRefusal;
import io.portwarden.order.OrderMove;
import java.util.Optional;

/**
 * What somebody may want to do to an order.
 *
 * @param refusal why it cannot be done now; absent when it can
 */
public record PossibleMove(OrderMove move, Optional<MoveRefusal> refusal) {}
