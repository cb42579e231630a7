package io.portwarden.approval;

import io.portwarden.shared.Coded;

/** What waits for a second admin where the tenant wants that. */
public enum ActKind implements Coded {
    PIN_CHANGE("pin-change"),
    NUMBER_UNLOCK("number-unlock"),
    ADMIN_REMOVAL("admin-removal"),
    /** An admin's second factor is taken away. */
    FACTOR_RESET("factor-reset"),
    /** An admin becomes a viewer. */
    ADMIN_DEMOTION("admin-demotion"),
    /** A viewer becomes an admin: else one admin could make the second that approves. */
    ADMIN_PROMOTION("admin-promotion"),
    /** For the same reason. */
    ADMIN_INVITATION("admin-invitation"),
    /** The rule itself is given up. */
    RULE_OFF("rule-off");

    private final String code;

    ActKind(String code) {
        this.code = code;
    }

    /** The name under which it is stored and translated. */
    @Override
    public String code() {
        return code;
    }

    static ActKind ofCode(String code) {
        return Coded.of(ActKind.class, code);
    }
}
