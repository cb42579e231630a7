package io.portwarden.audit;

/** What can happen that the trail tells of. */
public enum AuditKind {
    SIGNED_IN("signed-in"),
    /** Recorded for a person that exists; what was typed in never enters the trail: it may be a password. */
    SIGN_IN_REFUSED("sign-in-refused"),
    SIGNED_OUT("signed-out"),
    PIN_SET("pin-set"),
    PIN_CHANGED("pin-changed"),
    /** A wrong PIN was compared. */
    PIN_REFUSED("pin-refused"),
    /** A PIN was refused unchecked, because a limit was reached (PIN-8). */
    PIN_CHECK_REFUSED("pin-check-refused"),
    /** So many wrong PINs in a row that every PIN is refused until it is unlocked (PIN-8). */
    PIN_LOCKED("pin-locked"),
    PIN_UNLOCKED("pin-unlocked"),
    /** An operator has seen to it that a guess no longer counts that broke off and was never settled (PIN-8). */
    PIN_GUESS_LIFTED("pin-guess-lifted"),
    /** Since an upgrade no number of the tenant leaves without its PIN (PIN-12). */
    PIN_APPLIES("pin-applies"),
    /** So many wrong PINs of one carrier that its PINs are refused until an operator lifts it (PIN-8). */
    CARRIER_BLOCKED("carrier-blocked"),
    CARRIER_LIMIT_LIFTED("carrier-limit-lifted"),
    /** A carrier was given what is on file about the tenant, and its numbers (CSR-1). */
    CUSTOMER_RECORD_GIVEN("customer-record-given"),
    CUSTOMER_RECORD_REFUSED("customer-record-refused"),
    /** An operator has said how many wrong PINs of the carrier are checked (CAR-1). */
    CARRIER_LIMIT_CHANGED("carrier-limit-changed"),
    ORDER_RECEIVED("order-received"),
    /** An operator has typed in what a carrier had sent on paper; what it was comes next. */
    ORDER_ENTERED("order-entered"),
    ORDER_REJECTED("order-rejected"),
    ORDER_CONFIRMED("order-confirmed"),
    ORDER_DISPUTED("order-disputed"),
    /** A tenant admin has orders reviewed from now on, or no longer (ORD-4). */
    ORDER_REVIEW_ON("order-review-on"),
    ORDER_REVIEW_OFF("order-review-off"),
    ASK_FIRST_ON("ask-first-on"),
    ASK_FIRST_OFF("ask-first-off"),
    ORDER_ALLOWED("order-allowed"),
    /** A tenant admin has taken a dispute back (ORD-17). */
    DISPUTE_WITHDRAWN("dispute-withdrawn"),
    ORDER_CANCELLED("order-cancelled"),
    /** Nobody had completed it, so long after its due date (ORD-11). */
    ORDER_LAPSED("order-lapsed"),
    ORDER_COMPLETED("order-completed"),
    ORDER_SUPPLEMENTED("order-supplemented"),
    /** A number has left without an order. */
    NUMBER_LEFT("number-left"),
    /** An admin did not want that numbers left. */
    PORT_BACK_REPORTED("port-back-reported"),
    /** The other provider was asked to give numbers back. */
    PORT_BACK_REQUESTED("port-back-requested"),
    PORT_BACK_REFUSED("port-back-refused"),
    /** Numbers that had left are back, in use and locked. */
    NUMBERS_RESTORED("numbers-restored"),
    NUMBER_LOCKED("number-locked"),
    NUMBER_UNLOCKED("number-unlocked"),
    /** The time was over for which a lock had been lifted. */
    NUMBER_LOCK_RETURNED("number-lock-returned"),
    NEW_NUMBERS_LOCKED("new-numbers-locked"),
    NEW_NUMBERS_NOT_LOCKED("new-numbers-not-locked"),
    ROLE_CHANGED("role-changed"),
    PERSON_INVITED("person-invited"),
    INVITATION_CANCELLED("invitation-cancelled"),
    /** Somebody has come in by an invitation. */
    PERSON_JOINED("person-joined"),
    PERSON_REMOVED("person-removed"),
    /** The organization's directory has changed a name or an address, or looks after somebody from now on (SIG-26). */
    PERSON_CHANGED("person-changed"),
    /** The organization's directory says from now on who is an admin, or no longer (SIG-24). */
    DIRECTORY_ADMINS_ON("directory-admins-on"),
    DIRECTORY_ADMINS_OFF("directory-admins-off"),
    /** An operator asks that the tenant be given an admin, because its own are gone. */
    RECOVERY_REQUESTED("recovery-requested"),
    /** A second operator has consented. */
    RECOVERY_CONSENTED("recovery-consented"),
    RECOVERY_STOPPED("recovery-stopped"),
    /** An admin has asked for what a second one has to approve. */
    APPROVAL_REQUESTED("approval-requested"),
    APPROVAL_GIVEN("approval-given"),
    APPROVAL_REFUSED("approval-refused"),
    APPROVAL_WITHDRAWN("approval-withdrawn"),
    /** It could not be done any more as it was asked for. */
    APPROVAL_OBSOLETE("approval-obsolete"),
    TWO_PERSON_RULE_ON("two-person-rule-on"),
    TWO_PERSON_RULE_OFF("two-person-rule-off"),
    PASSWORD_CHANGED("password-changed"),
    PASSWORD_RESET_REQUESTED("password-reset-requested"),
    PASSKEY_ADDED("passkey-added"),
    PASSKEY_REMOVED("passkey-removed"),
    /** One-time codes of an authenticator app, in the place of those of before if there were some (SIG-4). */
    CODES_SET_UP("codes-set-up"),
    CODES_REMOVED("codes-removed"),
    /** A wrong code after a right password, or one that was refused unlooked at (SIG-5). */
    CODE_REFUSED("code-refused"),
    RECOVERY_CODE_USED("recovery-code-used"),
    RECOVERY_CODES_RENEWED("recovery-codes-renewed"),
    /** Whoever has the password has had the link mailed that the first factor wants. */
    SECOND_FACTOR_LINK_REQUESTED("second-factor-link-requested"),
    /** Somebody else has taken a lost second factor away (SIG-6). */
    SECOND_FACTOR_RESET("second-factor-reset"),
    /** A tenant wants a second factor of its viewers too, or no longer (SIG-9). */
    VIEWERS_FACTOR_ON("viewers-factor-on"),
    VIEWERS_FACTOR_OFF("viewers-factor-off"),
    /** An admin says that a domain is the tenant's, which counts for nothing until it is proven (SIG-12). */
    DOMAIN_CLAIMED("domain-claimed"),
    /** A record in the DNS has proven it. */
    DOMAIN_PROVEN("domain-proven"),
    /** One of the provider's people has said that it is. */
    DOMAIN_VOUCHED("domain-vouched"),
    DOMAIN_REMOVED("domain-removed"),
    /** The record is not there any more. */
    DOMAIN_GONE("domain-gone"),
    /** It was not there for so long that the domain counts for nothing any more. */
    DOMAIN_LOST("domain-lost"),
    /** A tenant's own OpenID provider, added or changed (SIG-13). */
    OWN_PROVIDER_SAVED("own-provider-saved"),
    OWN_PROVIDER_REMOVED("own-provider-removed"),
    /** The tenant's people sign in by it and by nothing else, or have a choice again (SIG-14). */
    OWN_PROVIDER_REQUIRED("own-provider-required"),
    OWN_PROVIDER_OFFERED("own-provider-offered"),
    /** By one of the provider's people, because nobody came in any more. */
    OWN_PROVIDER_RELEASED("own-provider-released"),
    /** An admin has come in although it is required, because it is out (SIG-15). */
    OWN_PROVIDER_BYPASSED("own-provider-bypassed"),
    /** From now on a person is known by whom the tenant's own provider calls so. */
    SUBJECT_LINKED("subject-linked"),
    /** It says that somebody else than before has a person's address. */
    SUBJECT_DIFFERS("subject-differs"),
    SESSIONS_ENDED("sessions-ended"),
    KEY_ROTATED("key-rotated"),
    KEY_DROPPED("key-dropped"),
    WEBHOOK_ADDED("webhook-added"),
    WEBHOOK_CHANGED("webhook-changed"),
    WEBHOOK_REMOVED("webhook-removed"),
    WEBHOOK_SECRET_ROTATED("webhook-secret-rotated"),
    WEBHOOK_SWITCHED_ON("webhook-switched-on"),
    /** By the system: its receiver has said that it is gone, or was not there for days. */
    WEBHOOK_SWITCHED_OFF("webhook-switched-off"),
    /** An operator has done by hand what the SOA, the switch, 911 or billing waited for (ORD-13). */
    SOA_TASK_DONE("soa-task-done"),
    EXPORTED("exported"),
    ORDERS_EXPORTED("orders-exported"),
    TENANT_CREATED("tenant-created"),
    TENANT_CHANGED("tenant-changed"),
    /** Decides whether orders are checked with a PIN (PIN-6). */
    TENANT_COUNTRY_CHANGED("tenant-country-changed"),
    TENANT_SUSPENDED("tenant-suspended"),
    TENANT_RESUMED("tenant-resumed"),
    TENANT_CLOSED("tenant-closed"),
    /** The provider gave the tenant numbers, or took some out of use. */
    NUMBERS_CHANGED("numbers-changed"),
    /** A number was stored under several texts, and an operator has decided that it is this tenant's (NUM-1). */
    NUMBER_GIVEN("number-given"),
    /** The same, and it is another tenant's, or no number. */
    NUMBER_TAKEN_AWAY("number-taken-away"),
    TENANTS_IMPORTED("tenants-imported"),
    TENANTS_EXPORTED("tenants-exported"),
    CARRIER_ADDED("carrier-added"),
    CARRIER_CHANGED("carrier-changed"),
    /** A connection to an upstream; it rehearses at first (UPS-12). */
    UPSTREAM_ADDED("upstream-added"),
    UPSTREAM_CHANGED("upstream-changed"),
    UPSTREAM_PASSWORD_CHANGED("upstream-password-changed"),
    /** What comes by it counts from now on. */
    UPSTREAM_LIVE("upstream-live"),
    UPSTREAM_REHEARSES("upstream-rehearses"),
    UPSTREAM_OFF("upstream-off"),
    /** An upstream that tells of port-outs was told that the numbers may go, or that they may not (UPS-9). */
    UPSTREAM_AUTHORIZED("upstream-authorized"),
    UPSTREAM_REFUSED("upstream-refused"),
    /** An operator has it told once more that they may not, or has seen to what stands otherwise there than here. */
    UPSTREAM_REFUSED_AGAIN("upstream-refused-again"),
    UPSTREAM_DIFFERENCE_SETTLED("upstream-difference-settled"),
    /** An upstream that compares PINs has not got the tenant's for some numbers, and it is not handed on any more (UPS-11). */
    PIN_NOT_HANDED_ON("pin-not-handed-on"),
    API_KEY_ISSUED("api-key-issued"),
    API_KEY_REVOKED("api-key-revoked");

    private final String code;

    AuditKind(String code) {
        this.code = code;
    }

    /** The name under which it is stored, exported and translated. */
    public String code() {
        return code;
    }
}
