package io.portwarden.carrier;

/**
 * Another provider that takes numbers over.
 *
 * @param spid its service provider identifier, 4 characters
 */
public record Carrier(CarrierId id, String spid, String name) {}
