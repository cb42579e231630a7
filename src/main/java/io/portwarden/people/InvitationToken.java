package io.portwarden.people;

import java.io.Serializable;
import java.util.Optional;

/** What the link of an invitation is recognized by: 256 bits of chance; kept only as its digest. */
public record InvitationToken(String text) implements Serializable {

    /** Where the link leads, below the portal's address. */
    public static final String PATH = "/invitation";

    /** Of the link's query. */
    public static final String PARAMETER = "token";

    public InvitationToken {
        if (!ResetToken.SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a token");
        }
    }

    public static InvitationToken generate() {
        return new InvitationToken(ResetToken.randomText());
    }

    public static Optional<InvitationToken> parse(String text) {
        return ResetToken.SHAPE.matcher(text).matches() ? Optional.of(new InvitationToken(text)) : Optional.empty();
    }

    public String digest() {
        return Sha256.hex("invitation", text);
    }

    /** Path and query of the link. */
    public String link() {
        return PATH + "?" + PARAMETER + "=" + text;
    }

    @Override
    public String toString() {
        return "InvitationToken[…]";
    }
}
