package io.portwarden.upstream;

import io.portwarden.shared.Characters;
import io.portwarden.shared.Coded;
import java.net.URI;
import java.util.regex.Pattern;

/** A setting that some kind of connection has. */
public enum ConnectionField implements Coded {
    /** With which user name the upstream calls; its password is made here, and shown once. */
    USER_NAME("user-name", Form.NAME),
    /** SHA-256 of the certificate with which it calls, in hexadecimal. */
    CERTIFICATE("certificate", Form.FINGERPRINT),
    /** From where it calls: addresses and networks ({@code 192.0.2.0/24}), with commas between. */
    NETWORKS("networks", Form.NETWORKS),
    /** By which what it sends is known to be its own: Base64 of an Ed25519 key. */
    PUBLIC_KEY("public-key", Form.KEY),
    /** What it calls the provider. */
    ACCOUNT("account", Form.NAME),
    /** Where its API is, if not where it usually is. */
    API_ADDRESS("api-address", Form.ADDRESS),
    API_USER("api-user", Form.NAME),
    API_KEY("api-key", Form.SECRET);

    public static final int LONGEST = 1000;

    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,100}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final Pattern SECRET = Pattern.compile("[!-~]{1,1000}");

    /** What a value looks like. */
    private enum Form {
        NAME,
        FINGERPRINT,
        NETWORKS,
        KEY,
        ADDRESS,
        SECRET
    }

    private final String code;
    private final Form form;

    ConnectionField(String code, Form form) {
        this.code = code;
        this.form = form;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether it is kept sealed, and shown to nobody again. */
    public boolean isSecret() {
        return form == Form.SECRET;
    }

    /** Whether it can be this setting, without blanks at either end. */
    public boolean fits(String value) {
        return value.length() <= LONGEST
                && Characters.fitOneLine(value)
                && switch (form) {
                    case NAME -> NAME.matcher(value).matches();
                    case FINGERPRINT -> FINGERPRINT.matcher(value).matches();
                    case NETWORKS -> Networks.parse(value).isPresent();
                    case KEY -> KEY.matcher(value).matches();
                    case ADDRESS -> isAddress(value);
                    case SECRET -> SECRET.matcher(value).matches();
                };
    }

    /** Keys go there, so that nobody may read along; on this machine nobody can. */
    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            String host = address.getHost();
            boolean here = "localhost".equals(host) || "127.0.0.1".equals(host);
            return host != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && ("https".equals(address.getScheme()) || here && "http".equals(address.getScheme()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
