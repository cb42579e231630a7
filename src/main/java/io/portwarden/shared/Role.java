package io.portwarden.shared;

/** What a signed-in person may do. */
public enum Role implements Coded {
    TENANT_ADMIN("tenant-admin"),
    TENANT_VIEWER("tenant-viewer"),
    OPERATOR("operator");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name under which the role is stored. */
    @Override
    public String code() {
        return code;
    }

    public static Role ofCode(String code) {
        return Coded.of(Role.class, code);
    }
}
