package io.portwarden.people.sso;

import com.nimbusds.jose.RemoteKeySourceException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.client.RestClientException;

/** What is the matter with a provider that cannot be asked, in a line for whoever sees to it. */
final class ProviderTrouble {

    private static final int LONGEST = 500;
    private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\s]+");

    private ProviderTrouble() {}

    /** Whether the provider, the way to it or what is configured of it is the matter, rather than a fault of ours. */
    static boolean isProviders(Throwable failure) {
        return causes(failure)
                .filter(cause -> !(cause instanceof AuthenticationException))
                .findFirst()
                .filter(cause -> cause instanceof IllegalArgumentException
                        || cause instanceof IllegalStateException
                        || cause instanceof RestClientException)
                .isPresent();
    }

    /** Whether its keys could not be fetched, so that nobody knows whether to believe it. */
    static boolean isOfKeys(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof RestClientException || cause instanceof RemoteKeySourceException);
    }

    /** What was wanted, and what came of it: the words of all that lies behind, each once, without a stack. */
    static String of(Throwable failure) {
        String words = causes(failure).map(ProviderTrouble::words).distinct().collect(Collectors.joining(": "));
        String line = SPACES.matcher(words).replaceAll(" ");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }

    private static String words(Throwable cause) {
        @Nullable String message = cause.getMessage();
        // Some repeat what lies behind them.
        boolean repeats =
                cause.getCause() != null && cause.getCause().toString().equals(message);
        return message == null || repeats ? cause.getClass().getSimpleName() : message;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
