package io.portwarden.order;

/**
 * The answer to a carrier that placed an order.
 *
 * @param order as much of it as whoever asked may see
 * @param created false when the same request had been answered before (ORD-5)
 */
public record Placement<O>(O order, boolean created) {}
