package io.portwarden.people.guess;

import io.portwarden.people.EmailAddress;
import io.portwarden.people.Sha256;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.NetworkSource;

/**
 * Whose password or codes are guessed, and from where; of both only digests are kept, for the address typed may be nobody's.
 *
 * @param account the same for all spellings of one e-mail address; all that cannot be an address is one account
 * @param source the network address, of IPv6 the first half: the other half is the guesser's to choose
 */
public record Guesser(String account, String source) {

    /** At a password. */
    public static Guesser of(String typed, String networkAddress) {
        return new Guesser(account(typed), Sha256.hex("source", NetworkSource.of(networkAddress)));
    }

    /** Somebody who guesses at nobody's password, but whose network address counts. */
    public static Guesser ofNobody(String networkAddress) {
        return new Guesser(
                Sha256.hex("nobody", Identifiers.next().toString()),
                Sha256.hex("source", NetworkSource.of(networkAddress)));
    }

    public static String account(String typed) {
        return Sha256.hex(
                "account", EmailAddress.parse(typed).map(EmailAddress::value).orElse(""));
    }
}
