package io.portwarden.order;

import io.portwarden.shared.Coded;

/** On whose side somebody stands who does something to an order. */
public enum ActorKind implements Coded {
    CARRIER("carrier"),
    TENANT("tenant"),
    OPERATOR("operator"),
    SYSTEM("system");

    private final String code;

    ActorKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    public static ActorKind ofCode(String code) {
        return Coded.of(ActorKind.class, code);
    }
}
