package io.portwarden.people.domain;

/** How one of the provider's people knows that a domain is the tenant's. */
public enum DomainWord {
    /** It stands in the contract. */
    CONTRACT,
    /** Somebody who may speak for the tenant has said so in writing, from an address that was known before. */
    LETTER,
    /** Whoever is called under a number known before has said so. */
    CALL
}
