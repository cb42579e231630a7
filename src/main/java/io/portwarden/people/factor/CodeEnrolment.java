package io.portwarden.people.factor;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * What an authenticator app is told to make one-time codes: kept by the screen until a code shows that it has arrived
 * there. In no log, no address and no {@code toString}.
 */
public final class CodeEnrolment implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GROUP = 4;

    private final String account;
    private final String issuer;
    private final byte[] secret;

    private CodeEnrolment(String account, String issuer, byte[] secret) {
        this.account = account;
        this.issuer = issuer;
        this.secret = secret;
    }

    /** With a new secret. */
    static CodeEnrolment begin(String account, String issuer) {
        byte[] secret = new byte[OneTimeCodes.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new CodeEnrolment(account, issuer, secret);
    }

    /** What the app calls the account. */
    public String account() {
        return account;
    }

    /** What the app calls the portal. */
    public String issuer() {
        return issuer;
    }

    byte[] secret() {
        return secret.clone();
    }

    /** What a QR code holds, in the form that authenticator apps read. */
    public String uri() {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + Base32.encode(secret)
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + OneTimeCodes.DIGITS + "&period="
                + OneTimeCodes.STEP.toSeconds();
    }

    /** The secret for typing in, in groups of four. */
    public String secretText() {
        return Base32.encode(secret).replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "CodeEnrolment[…]";
    }
}
