package io.portwarden.number;

import java.util.UUID;

/** The order that may still take a number away. */
public record OpenOrder(UUID orderId, String purchaseOrderNumber) {}
