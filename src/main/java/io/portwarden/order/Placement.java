package io.portwarden.order;

/**
 * The answer to a carrier that placed an order.
 *
 * @param created false when the same request had been answered before (ORD-5)
 */
public record Placement(PortOutOrder order, boolean created) {}
