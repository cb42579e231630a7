package io.portwarden.order;

/** On whose side somebody stands who does something to an order. */
public enum ActorKind {
    CARRIER("carrier"),
    TENANT("tenant"),
    OPERATOR("operator"),
    SYSTEM("system");

    private final String code;

    ActorKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static ActorKind ofCode(String code) {
        for (ActorKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Unknown actor kind " + code);
    }
}
