package io.portwarden.people;

import io.portwarden.shared.CurrentPerson;

/** Whoever signs in to the portal, in whatever way: the only kind of principal that its sessions are kept for. */
public interface PortalPrincipal extends CurrentPerson.Principal {

    /** The person's sign-in generation when the sign-in began: once it has gone up, no session comes of it. */
    int signInGeneration();
}
