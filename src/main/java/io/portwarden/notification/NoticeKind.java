package io.portwarden.notification;

import static io.portwarden.notification.NoticeParam.ACT;
import static io.portwarden.notification.NoticeParam.CALL;
import static io.portwarden.notification.NoticeParam.CARRIER;
import static io.portwarden.notification.NoticeParam.CASE_ID;
import static io.portwarden.notification.NoticeParam.COUNT;
import static io.portwarden.notification.NoticeParam.DUE;
import static io.portwarden.notification.NoticeParam.EXPIRES;
import static io.portwarden.notification.NoticeParam.FIELDS;
import static io.portwarden.notification.NoticeParam.HERE;
import static io.portwarden.notification.NoticeParam.LAPSES;
import static io.portwarden.notification.NoticeParam.LATEST_BY;
import static io.portwarden.notification.NoticeParam.LEFT_AT;
import static io.portwarden.notification.NoticeParam.LIMIT;
import static io.portwarden.notification.NoticeParam.LOCKED;
import static io.portwarden.notification.NoticeParam.MEMBER;
import static io.portwarden.notification.NoticeParam.NUMBERS;
import static io.portwarden.notification.NoticeParam.ORDER;
import static io.portwarden.notification.NoticeParam.ORDER_ID;
import static io.portwarden.notification.NoticeParam.PASSKEY;
import static io.portwarden.notification.NoticeParam.PATH;
import static io.portwarden.notification.NoticeParam.PERSON;
import static io.portwarden.notification.NoticeParam.REASONS;
import static io.portwarden.notification.NoticeParam.REVIEW_ENDS;
import static io.portwarden.notification.NoticeParam.ROLE;
import static io.portwarden.notification.NoticeParam.SINCE;
import static io.portwarden.notification.NoticeParam.SOON_BY;
import static io.portwarden.notification.NoticeParam.SPID;
import static io.portwarden.notification.NoticeParam.STATUS;
import static io.portwarden.notification.NoticeParam.SUBJECT;
import static io.portwarden.notification.NoticeParam.TENANT;
import static io.portwarden.notification.NoticeParam.THERE;
import static io.portwarden.notification.NoticeParam.UNLOCKED_UNTIL;
import static io.portwarden.notification.NoticeParam.UNTIL;
import static io.portwarden.notification.NoticeParam.UPSTREAM;
import static io.portwarden.notification.NoticeParam.VERSION;
import static io.portwarden.notification.NoticeParam.WEBHOOK;

import io.portwarden.shared.Coded;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What people are told of, what a notice of it must and may hold, and where its link leads. The words are in
 * {@code notices.properties} and its translations.
 */
public enum NoticeKind implements Coded {
    /** A PIN was set where there was none (PIN-9). */
    PIN_SET("pin-set", Audience.ADMINS, Screen.PORT_ORDERS, of(PERSON), of(TENANT)),
    /** The PIN was changed (PIN-9). */
    PIN_CHANGED("pin-changed", Audience.ADMINS, Screen.PORT_ORDERS, of(PERSON), of(TENANT)),
    /** A wrong PIN came in: the {@code COUNT}-th in a row, of {@code LIMIT}; to be added once an hour (PIN-8). */
    PIN_WRONG("pin-wrong", Audience.ADMINS, Screen.PORT_ORDERS, of(CARRIER, COUNT, LIMIT), of(TENANT)),
    /** One carrier has used up its {@code LIMIT} wrong PINs against the tenant (PIN-8). */
    PIN_CARRIER_REFUSED("pin-carrier-refused", Audience.ADMINS, Screen.PORT_ORDERS, of(CARRIER, LIMIT), of(TENANT)),
    /** {@code LIMIT} wrong PINs came in a row: every PIN is refused until an admin unlocks or changes it (PIN-8). */
    PIN_LOCKED("pin-locked", Audience.ADMINS, Screen.PORT_ORDERS, of(LIMIT), of(TENANT, CARRIER)),
    /** A locked PIN was unlocked (PIN-8). */
    PIN_UNLOCKED("pin-unlocked", Audience.ADMINS, Screen.PORT_ORDERS, of(PERSON), of(TENANT)),
    /** An operator has lifted a guess that broke off and was never settled: it counts no longer (PIN-8). */
    PIN_GUESS_LIFTED("pin-guess-lifted", Audience.ADMINS, Screen.ACTIVITY, of(CARRIER, PERSON), of(TENANT)),
    /** A carrier has used up its {@code LIMIT} wrong PINs against all tenants; for the provider's people (PIN-8). */
    CARRIER_BLOCKED("carrier-blocked", Audience.SECURITY, Screen.CARRIERS, of(CARRIER, LIMIT), of()),
    /** An order passed every check and waits for the end of its review window (ORD-4). */
    ORDER_RECEIVED(
            "order-received",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE, REVIEW_ENDS),
            of(TENANT, VERSION)),
    /** An order, new or corrected, passed every check and was confirmed at once, for want of a review (ORD-4). */
    ORDER_CONFIRMED_AT_ONCE(
            "order-confirmed-at-once",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** An upstream has asked about an order that passed every check, and was told that the numbers may go (UPS-7). */
    ORDER_LET_THROUGH(
            "order-let-through",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS),
            of(TENANT, VERSION)),
    /** The same, but the organization wants to be asked first, and it was refused until then (UPS-6). */
    ORDER_ASKED_FIRST(
            "order-asked-first",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS),
            of(TENANT, VERSION)),
    /** An admin lets such an order pass when it is asked for again (UPS-6). */
    ORDER_ALLOWED(
            "order-allowed",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(PERSON, CARRIER, ORDER, ORDER_ID, NUMBERS),
            of(TENANT, VERSION)),
    /** An order passed what could be checked, and is refused unless an admin confirms it in time (UPS-9). */
    ORDER_TO_CONFIRM(
            "order-to-confirm",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE, REVIEW_ENDS),
            of(TENANT, VERSION)),
    /** Upstreams are told no from now on until an admin has said yes (UPS-6). */
    ASK_FIRST_ON("ask-first-on", Audience.ADMINS, Screen.PORT_ORDERS, of(PERSON), of(TENANT)),
    /** They are not any more. */
    ASK_FIRST_OFF("ask-first-off", Audience.ADMINS, Screen.PORT_ORDERS, of(PERSON), of(TENANT)),
    /** Orders are reviewed from now on, where the tenant decides it (ORD-4). */
    ORDER_REVIEW_ON("order-review-on", Audience.ADMINS, Screen.PORT_ORDERS, of(PERSON), of(TENANT)),
    /** They are not any more. */
    ORDER_REVIEW_OFF("order-review-off", Audience.ADMINS, Screen.PORT_ORDERS, of(PERSON), of(TENANT)),
    /** An order was refused at once, for these {@code REASONS} (ORD-1). */
    ORDER_REJECTED(
            "order-rejected",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, REASONS),
            of(TENANT, VERSION, DUE)),
    /** An order is now in the state that {@code STATUS} names (ORD-3). */
    ORDER_CHANGED(
            "order-changed",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, STATUS),
            of(TENANT, PERSON, VERSION, LOCKED, DUE, REVIEW_ENDS, REASONS)),
    /** A carrier has chosen another due date for its order (ORD-6). */
    ORDER_RESCHEDULED(
            "order-rescheduled",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** A confirmed order was not completed, and lapses in a few days (ORD-11). */
    ORDER_LAPSING(
            "order-lapsing",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE, LAPSES),
            of(TENANT, VERSION)),
    /** It has lapsed (ORD-11). */
    ORDER_LAPSED(
            "order-lapsed",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** The same for the provider's people, here and next. */
    DESK_ORDER_LAPSING(
            "desk-order-lapsing",
            Audience.DESK,
            Screen.DESK_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE, LAPSES),
            of(TENANT, VERSION)),
    DESK_ORDER_LAPSED(
            "desk-order-lapsed",
            Audience.DESK,
            Screen.DESK_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** Nobody has decided a dispute in time, and the order was rejected for it (ORD-13). */
    DESK_DISPUTE_LAPSED(
            "desk-dispute-lapsed",
            Audience.DESK,
            Screen.DESK_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** An admin has taken a dispute back, and the order goes on (ORD-17). */
    DISPUTE_WITHDRAWN(
            "dispute-withdrawn",
            Audience.ADMINS,
            Screen.PORT_ORDERS,
            of(PERSON, CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** The same for the provider's people: there is nothing to decide any more. */
    DESK_DISPUTE_WITHDRAWN(
            "desk-dispute-withdrawn",
            Audience.DESK,
            Screen.DESK_ORDERS,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** A tenant disputes an order: an operator has to decide (ORD-4). */
    ORDER_TO_DECIDE(
            "order-to-decide",
            Audience.DESK,
            Screen.DISPUTES,
            of(CARRIER, ORDER, ORDER_ID, NUMBERS, DUE),
            of(TENANT, VERSION)),
    /** A number has left without an order (ORD-14). */
    NUMBER_LEFT(
            "number-left",
            Audience.ADMINS,
            Screen.PORT_BACKS,
            of(NUMBERS, LEFT_AT, SPID, CASE_ID),
            of(TENANT, SOON_BY, LATEST_BY)),
    /** An admin did not want that numbers left (ORD-14). */
    PORT_BACK_REPORTED(
            "port-back-reported",
            Audience.ADMINS,
            Screen.PORT_BACKS,
            of(PERSON, NUMBERS, LEFT_AT, SPID, CASE_ID),
            of(TENANT, SOON_BY, LATEST_BY)),
    /** The other provider was asked to give numbers back (ORD-14). */
    PORT_BACK_REQUESTED(
            "port-back-requested", Audience.ADMINS, Screen.PORT_BACKS, of(NUMBERS, SPID, CASE_ID), of(TENANT, PERSON)),
    /** Numbers do not come back (ORD-14). */
    PORT_BACK_REFUSED(
            "port-back-refused", Audience.ADMINS, Screen.PORT_BACKS, of(NUMBERS, SPID, CASE_ID), of(TENANT, PERSON)),
    /** Numbers that had left are back, in use and locked (ORD-14). */
    NUMBERS_RESTORED("numbers-restored", Audience.ADMINS, Screen.PORT_BACKS, of(NUMBERS, CASE_ID), of(TENANT, PERSON)),
    /** Somebody at the desk has to ask the other provider for numbers (ORD-14). */
    PORT_BACK_TO_REQUEST(
            "port-back-to-request",
            Audience.DESK,
            Screen.DESK_PORT_BACKS,
            of(TENANT, NUMBERS, LEFT_AT, SPID, SOON_BY, LATEST_BY, CASE_ID),
            of()),
    /** An operator has gone on with such a case (ORD-14). */
    PORT_BACK_MOVED(
            "port-back-moved", Audience.DESK, Screen.DESK_PORT_BACKS, of(TENANT, PERSON, NUMBERS, CASE_ID), of()),
    /** Numbers were locked (ORD-9). */
    NUMBERS_LOCKED("numbers-locked", Audience.ADMINS, Screen.NUMBERS, of(PERSON, NUMBERS), of(TENANT)),
    /** Numbers were unlocked, until somebody locks them again (ORD-9). */
    NUMBERS_UNLOCKED("numbers-unlocked", Audience.ADMINS, Screen.NUMBERS, of(PERSON, NUMBERS), of(TENANT)),
    /** Numbers were unlocked for a time (ORD-9). */
    NUMBERS_UNLOCKED_FOR_A_TIME(
            "numbers-unlocked-for-a-time",
            Audience.ADMINS,
            Screen.NUMBERS,
            of(PERSON, NUMBERS, UNLOCKED_UNTIL),
            of(TENANT)),
    /** That time is over (ORD-9). */
    NUMBERS_LOCKED_AGAIN("numbers-locked-again", Audience.ADMINS, Screen.NUMBERS, of(NUMBERS), of(TENANT)),
    /** The provider has written down a country without a PIN, so that orders are checked without one from now on (PIN-6). */
    PIN_NO_LONGER_APPLIES("pin-no-longer-applies", Audience.ADMINS, Screen.PORT_ORDERS, of(TENANT), of(PERSON)),
    /** The provider has written down a country with a PIN, so that numbers leave with it only (PIN-5, PIN-12). */
    PIN_APPLIES("pin-applies", Audience.ADMINS, Screen.PORT_ORDERS, of(TENANT), of(PERSON)),
    /** The provider has changed what it has on file about the tenant, which orders are compared with (NOT-1). */
    ON_FILE_CHANGED("on-file-changed", Audience.ADMINS, Screen.INFORMATION_SHEET, of(FIELDS), of(PERSON)),
    /** A carrier that had account number, ZIP code and PIN was given the tenant's record (CSR-1). */
    CUSTOMER_RECORD_GIVEN("customer-record-given", Audience.ADMINS, Screen.ACTIVITY, of(CARRIER), of(TENANT)),
    /** A carrier has asked for it and was refused. */
    CUSTOMER_RECORD_REFUSED(
            "customer-record-refused", Audience.ADMINS, Screen.ACTIVITY, of(CARRIER, REASONS), of(TENANT)),
    /** A webhook was switched off, because its receiver has said that it is gone. */
    WEBHOOK_GONE("webhook-gone", Audience.ADMINS, Screen.WEBHOOKS, of(WEBHOOK), of(TENANT)),
    /** A webhook was switched off, because nothing could be delivered to it for days. */
    WEBHOOK_FAILING("webhook-failing", Audience.ADMINS, Screen.WEBHOOKS, of(WEBHOOK), of(TENANT)),
    /** A carrier's webhook was switched off, for one of these reasons; carriers have no mail addresses here. */
    CARRIER_WEBHOOK_OFF("carrier-webhook-off", Audience.OPERATORS, Screen.CARRIERS, of(CARRIER, WEBHOOK), of()),
    /**
     * An order was disputed, and it is not in conflict yet: after {@code EXPIRES} no message stops it any more (ORD-13). To
     * be added two business hours before.
     */
    SOA_TASK_DUE("soa-task-due", Audience.DESK, Screen.SOA_TASKS, of(CARRIER, ORDER, NUMBERS, DUE, EXPIRES), of()),
    /** The same where the time was over since {@code SINCE} when somebody could have been told: only a call helps (ORD-13). */
    SOA_TASK_LATE("soa-task-late", Audience.DESK, Screen.SOA_TASKS, of(CARRIER, ORDER, NUMBERS, DUE, SINCE), of(CALL)),
    /** A webhook of the provider's own was switched off, for one of these reasons (ORD-13). */
    PROVIDER_WEBHOOK_OFF("provider-webhook-off", Audience.SECURITY, Screen.PROVIDER_WEBHOOKS, of(WEBHOOK), of()),
    /** An operator has switched a connection to an upstream on: it can hold every port from now on (UPS-12). */
    UPSTREAM_LIVE("upstream-live", Audience.SECURITY, Screen.UPSTREAMS, of(PERSON, UPSTREAM), of()),
    /** It rehearses again, and holds nothing. */
    UPSTREAM_REHEARSES("upstream-rehearses", Audience.SECURITY, Screen.UPSTREAMS, of(PERSON, UPSTREAM), of()),
    /** A port-out stands otherwise at an upstream than here, and no message changes that: somebody has to call (UPS-9). */
    UPSTREAM_DIFFERS(
            "upstream-differs",
            Audience.DESK,
            Screen.UPSTREAMS,
            of(UPSTREAM, NUMBERS, HERE, THERE, SUBJECT),
            of(ORDER, EXPIRES)),
    /** An upstream that compares PINs has not got the tenant's for so many numbers, and it is not handed on any more (UPS-11). */
    PIN_NOT_HANDED_ON("pin-not-handed-on", Audience.ADMINS, Screen.PORT_ORDERS, of(UPSTREAM, COUNT), of(TENANT)),
    /** It lets nobody in. */
    UPSTREAM_OFF("upstream-off", Audience.SECURITY, Screen.UPSTREAMS, of(PERSON, UPSTREAM), of()),
    /** Somebody has forgotten the password. */
    PASSWORD_RESET("password-reset", Audience.SELF, Screen.START, of(PATH, UNTIL), of()),
    /** A person may come in and choose a password. */
    PERSON_INVITED("person-invited", Audience.SELF, Screen.START, of(TENANT, PERSON, PATH, UNTIL), of()),
    /** The same for somebody whose address signs in to the portal already, which nobody else may learn. */
    PERSON_INVITED_ELSEWHERE("person-invited-elsewhere", Audience.SELF, Screen.LOGIN, of(TENANT, PERSON), of()),
    /** Somebody was invited to the tenant. */
    MEMBER_INVITED("member-invited", Audience.ADMINS, Screen.PEOPLE, of(PERSON, MEMBER), of(TENANT)),
    MEMBER_REMOVED("member-removed", Audience.ADMINS, Screen.PEOPLE, of(PERSON, MEMBER), of(TENANT)),
    /** A viewer became an admin. */
    MEMBER_NOW_ADMIN("member-now-admin", Audience.ADMINS, Screen.PEOPLE, of(PERSON, MEMBER), of(TENANT)),
    /** An admin became a viewer. */
    MEMBER_NOW_VIEWER("member-now-viewer", Audience.ADMINS, Screen.PEOPLE, of(PERSON, MEMBER), of(TENANT)),
    /** The organization's directory has changed who its people are; to be added once an hour (SIG-26). */
    DIRECTORY_PEOPLE("directory-people", Audience.ADMINS, Screen.PEOPLE, of(PERSON, MEMBER), of(TENANT)),
    /** It has removed the last admin; for the provider's people (SIG-25). */
    DIRECTORY_LAST_ADMIN("directory-last-admin", Audience.SECURITY, Screen.REQUESTS, of(TENANT, MEMBER), of()),
    /** Somebody may come in, because the organization's directory says so. */
    DIRECTORY_LETS_IN("directory-lets-in", Audience.SELF, Screen.LOGIN, of(TENANT, MEMBER), of()),
    /** The directory has another address of the person; for the one of before. */
    DIRECTORY_ADDRESS("directory-address", Audience.SELF, Screen.LOGIN, of(PERSON, MEMBER), of(TENANT)),
    /** A directory can say from now on who the people are (SIG-20). */
    DIRECTORY_TOKEN_ISSUED(
            "directory-token-issued", Audience.ADMINS, Screen.DIRECTORY, of(PERSON, SUBJECT), of(TENANT)),
    DIRECTORY_TOKEN_REVOKED(
            "directory-token-revoked", Audience.ADMINS, Screen.DIRECTORY, of(PERSON, SUBJECT), of(TENANT)),
    /** It says who is an admin too (SIG-24). */
    DIRECTORY_ADMINS_ON("directory-admins-on", Audience.ADMINS, Screen.DIRECTORY, of(PERSON), of(TENANT)),
    DIRECTORY_ADMINS_OFF("directory-admins-off", Audience.ADMINS, Screen.DIRECTORY, of(PERSON), of(TENANT)),
    /** Somebody was invited to be one of the provider's people, in this role (OPR-3). */
    OPERATOR_INVITED("operator-invited", Audience.SECURITY, Screen.OPERATORS, of(PERSON, MEMBER), of(ROLE)),
    OPERATOR_REMOVED("operator-removed", Audience.SECURITY, Screen.OPERATORS, of(PERSON, MEMBER), of(ROLE)),
    /** One of the provider's people has another role now. */
    OPERATOR_ROLE("operator-role", Audience.SECURITY, Screen.OPERATORS, of(PERSON, MEMBER, ROLE), of()),
    /** An operator asks that the tenant be given the admin that {@code MEMBER} names; a second one has to consent. */
    RECOVERY_REQUESTED("recovery-requested", Audience.PEOPLE, Screen.MY_SIGN_IN, of(TENANT, PERSON, MEMBER), of()),
    RECOVERY_CONSENTED("recovery-consented", Audience.PEOPLE, Screen.MY_SIGN_IN, of(TENANT, PERSON, MEMBER), of()),
    RECOVERY_STOPPED("recovery-stopped", Audience.PEOPLE, Screen.MY_SIGN_IN, of(TENANT, PERSON, MEMBER), of()),
    RECOVERY_TO_CONSENT("recovery-to-consent", Audience.SECURITY, Screen.REQUESTS, of(TENANT, PERSON, MEMBER), of()),
    /** An admin has asked for what a second one has to approve. */
    APPROVAL_REQUESTED(
            "approval-requested", Audience.ADMINS, Screen.APPROVALS, of(PERSON, ACT, EXPIRES), of(TENANT, SUBJECT)),
    APPROVAL_GIVEN("approval-given", Audience.ADMINS, Screen.APPROVALS, of(PERSON, ACT), of(TENANT, SUBJECT)),
    APPROVAL_REFUSED("approval-refused", Audience.ADMINS, Screen.APPROVALS, of(PERSON, ACT), of(TENANT, SUBJECT)),
    APPROVAL_WITHDRAWN("approval-withdrawn", Audience.ADMINS, Screen.APPROVALS, of(PERSON, ACT), of(TENANT, SUBJECT)),
    APPROVAL_OBSOLETE("approval-obsolete", Audience.ADMINS, Screen.APPROVALS, of(PERSON, ACT), of(TENANT, SUBJECT)),
    TWO_PERSON_RULE_ON("two-person-rule-on", Audience.ADMINS, Screen.APPROVALS, of(PERSON), of(TENANT)),
    TWO_PERSON_RULE_OFF("two-person-rule-off", Audience.ADMINS, Screen.APPROVALS, of(PERSON), of(TENANT)),
    PASSWORD_CHANGED("password-changed", Audience.SELF, Screen.MY_SIGN_IN, of(), of(TENANT)),
    PASSKEY_ADDED("passkey-added", Audience.SELF, Screen.MY_SIGN_IN, of(PASSKEY), of(TENANT)),
    /** The link that the first second factor wants, where somebody has signed in before (SIG-4). */
    SECOND_FACTOR_LINK("second-factor-link", Audience.SELF, Screen.START, of(PATH, UNTIL), of()),
    CODES_SET_UP("codes-set-up", Audience.SELF, Screen.MY_SIGN_IN, of(), of(TENANT)),
    CODES_REMOVED("codes-removed", Audience.SELF, Screen.MY_SIGN_IN, of(), of(TENANT)),
    /** The first wrong code in an hour: somebody knows the password (SIG-5). */
    CODE_REFUSED("code-refused", Audience.SELF, Screen.MY_SIGN_IN, of(), of(TENANT)),
    /** {@code COUNT} are left. */
    RECOVERY_CODE_USED("recovery-code-used", Audience.SELF, Screen.MY_SIGN_IN, of(COUNT), of(TENANT)),
    RECOVERY_CODES_RENEWED("recovery-codes-renewed", Audience.SELF, Screen.MY_SIGN_IN, of(), of(TENANT)),
    /** Somebody else has taken the person's second factor away (SIG-6). */
    SECOND_FACTOR_RESET("second-factor-reset", Audience.SELF, Screen.LOGIN, of(PERSON), of(TENANT)),
    MEMBER_FACTOR_RESET("member-factor-reset", Audience.ADMINS, Screen.PEOPLE, of(PERSON, MEMBER), of(TENANT)),
    OPERATOR_FACTOR_RESET("operator-factor-reset", Audience.SECURITY, Screen.OPERATORS, of(PERSON, MEMBER), of()),
    /** Viewers need a second factor from now on (SIG-9). */
    VIEWERS_FACTOR_ON("viewers-factor-on", Audience.ADMINS, Screen.PEOPLE, of(PERSON), of(TENANT)),
    VIEWERS_FACTOR_OFF("viewers-factor-off", Audience.ADMINS, Screen.PEOPLE, of(PERSON), of(TENANT)),
    /** A domain is the tenant's: of its addresses the tenant's own provider and directory are believed (SIG-12). */
    DOMAIN_PROVEN("domain-proven", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(PERSON, SUBJECT), of(TENANT)),
    /** The same by the word of the tenant's provider. */
    DOMAIN_VOUCHED("domain-vouched", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(SUBJECT), of(TENANT)),
    DOMAIN_REMOVED("domain-removed", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(PERSON, SUBJECT), of(TENANT)),
    /** The record that has proven it is not there any more; in a few days it counts for nothing. */
    DOMAIN_GONE("domain-gone", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(SUBJECT), of(TENANT)),
    DOMAIN_LOST("domain-lost", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(SUBJECT), of(TENANT)),
    /** The tenant's own OpenID provider was added or changed (SIG-13). */
    OWN_PROVIDER_SAVED("own-provider-saved", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(PERSON, SUBJECT), of(TENANT)),
    OWN_PROVIDER_REMOVED(
            "own-provider-removed", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(PERSON, SUBJECT), of(TENANT)),
    /** People sign in by it and by nothing else from now on, or have a choice again (SIG-14). */
    OWN_PROVIDER_REQUIRED(
            "own-provider-required", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(PERSON, SUBJECT), of(TENANT)),
    OWN_PROVIDER_OFFERED(
            "own-provider-offered", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(PERSON, SUBJECT), of(TENANT)),
    /** The provider of the tenant's numbers no longer has it required. */
    OWN_PROVIDER_RELEASED("own-provider-released", Audience.ADMINS, Screen.SINGLE_SIGN_ON, of(SUBJECT), of(TENANT)),
    /** An admin has come in although it is required, because it is out (SIG-15). */
    OWN_PROVIDER_BYPASSED("own-provider-bypassed", Audience.ADMINS, Screen.ACTIVITY, of(PERSON), of(TENANT)),
    /** It says that somebody else than before has a person's address (SIG-13). */
    SUBJECT_DIFFERS("subject-differs", Audience.ADMINS, Screen.PEOPLE, of(MEMBER), of(TENANT));

    /** The states that {@link #ORDER_CHANGED} has words for. */
    static final List<String> STATUSES =
            List.of("pending", "disputed", "confirmed", "rejected", "completed", "cancelled");

    /**
     * Whom a notice goes to, and why: of the provider's people those who can do something about it (OPR-4). Of the last,
     * whoever adds it says who that is.
     */
    enum Audience {
        ADMINS,
        DESK,
        SECURITY,
        OPERATORS,
        PEOPLE,
        SELF
    }

    private final String code;
    private final Audience audience;
    private final Screen screen;
    private final Set<NoticeParam> required;
    private final Set<NoticeParam> optional;

    NoticeKind(String code, Audience audience, Screen screen, Set<NoticeParam> required, Set<NoticeParam> optional) {
        this.code = code;
        this.audience = audience;
        this.screen = screen;
        this.required = required;
        this.optional = optional;
    }

    private static Set<NoticeParam> of(NoticeParam... params) {
        EnumSet<NoticeParam> set = EnumSet.noneOf(NoticeParam.class);
        Collections.addAll(set, params);
        return Collections.unmodifiableSet(set);
    }

    @Override
    public String code() {
        return code;
    }

    Audience audience() {
        return audience;
    }

    /** Where the link leads: there to the order, if the notice is of one; elsewhere if the notice brings its own path. */
    Screen screen() {
        return screen;
    }

    Set<NoticeParam> required() {
        return required;
    }

    boolean allows(NoticeParam param) {
        return required.contains(param) || optional.contains(param);
    }

    static NoticeKind ofCode(String code) {
        return Coded.of(NoticeKind.class, code);
    }
}
