package io.portwarden.people.sso.own;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an admin types of a provider.
 *
 * @param secret empty where the one that is kept goes on
 * @param secondFactorAmr with commas or spaces between
 * @param secondFactorAcr the same
 */
public record OwnProviderForm(
        String issuer,
        String clientId,
        String secret,
        String rolesClaim,
        String adminName,
        String viewerName,
        String verifiedClaim,
        String secondFactorAmr,
        String secondFactorAcr) {

    static Set<String> words(String typed) {
        return Arrays.stream(typed.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OwnProviderForm[" + issuer + ", " + clientId + "]";
    }
}
