package io.portwarden.order;

import java.util.Optional;

/**
 * What somebody may want to do to an order.
 *
 * @param refusal why it cannot be done now; absent when it can
 */
public record PossibleMove(OrderMove move, Optional<MoveRefusal> refusal) {}
