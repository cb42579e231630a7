package io.portwarden.order;

import io.portwarden.shared.Role;

/** Who may want to do something to an order (ORD-3). */
public enum OrderParty {
    TENANT_ADMIN,
    TENANT_VIEWER,
    /** The provider's people; which of them may, their services say (OPR-1). */
    OPERATOR,
    /** The carrier that sent the order. */
    CARRIER,
    /** Any other carrier. */
    OTHER_CARRIER,
    /** The program itself, when a time has come. */
    SYSTEM;

    public static OrderParty of(Role role) {
        return switch (role) {
            case TENANT_ADMIN -> TENANT_ADMIN;
            case TENANT_VIEWER -> TENANT_VIEWER;
            case SUPPORT, DESK, SECURITY, OPERATOR -> OPERATOR;
        };
    }
}
