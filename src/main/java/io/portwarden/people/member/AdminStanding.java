package io.portwarden.people.member;

/** How it stands with the admins of a tenant. */
public enum AdminStanding {
    /** It never had one: an operator invites the first. */
    NONE_YET,
    /** As many as it needs have signed in lately. */
    THERE,
    /** It has had some, but too few have signed in lately: an operator can ask for another, and a second has to consent. */
    GONE
}
