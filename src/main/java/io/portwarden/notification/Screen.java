package io.portwarden.notification;

/** What the links of mails lead to; where that stands, {@link Screens} says. */
public enum Screen {
    START,
    LOGIN,
    MY_SIGN_IN,
    PORT_ORDERS,
    NUMBERS,
    INFORMATION_SHEET,
    PORT_BACKS,
    PEOPLE,
    SINGLE_SIGN_ON,
    DIRECTORY,
    APPROVALS,
    ACTIVITY,
    WEBHOOKS,
    DISPUTES,
    DESK_ORDERS,
    DESK_PORT_BACKS,
    CARRIERS,
    PROVIDER_WEBHOOKS,
    SOA_TASKS,
    UPSTREAMS,
    REQUESTS,
    OPERATORS
}
