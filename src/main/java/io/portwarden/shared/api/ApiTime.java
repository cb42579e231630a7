package io.portwarden.shared.api;

/** How the APIs write a moment: in UTC, always with three decimals, so that answers of one outcome are of one length. */
public final class ApiTime {

    public static final String PATTERN = "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'";

    private ApiTime() {}
}
