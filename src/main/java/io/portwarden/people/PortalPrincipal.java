package io.portwarden.people;

import io.portwarden.shared.CurrentPerson;

/** Whoever signs in to the portal, in whatever way: the only kind of principal that its sessions are kept for. */
public interface PortalPrincipal extends CurrentPerson.Principal {

    /** By which account; where the person belongs, and in which role, it does not say. */
    AccountRepository.Key account();

    /** The account's sign-in generation when the sign-in began: once it has gone up, no session comes of it. */
    int signInGeneration();
}
