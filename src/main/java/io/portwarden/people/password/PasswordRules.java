package io.portwarden.people.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be chosen as a password (NIST SP 800-63B-4, section 3.1.1.2): at least 15 characters, for it is the only factor,
 * of any kind and in any mixture; nothing that is tried first. Lengths are counted in characters as people see them
 * (Unicode code points, after NFC).
 */
public final class PasswordRules {

    static final int SHORTEST = 15;
    static final int LONGEST = 128;

    private static final List<String> OF_THE_PORTAL = List.of("portwarden", "port", "out", "pin", "password");

    /** Shorter parts of names stand in many a word. */
    private static final int SHORTEST_NAME = 3;

    /** So much has to be left of a password without the names in it. */
    private static final int SHORTEST_REST = 8;

    /** What is looked at for common words and patterns; the time that takes grows faster than the length. */
    private static final int LONGEST_LOOK = 64;

    /** zxcvbn's measure of what takes fewer than 100 million guesses. */
    private static final int WEAK_UP_TO = 2;

    private static final int GOOD_UP_TO = 3;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** @param names of the person, the organization and so on, each of one word or several */
    public PasswordAdvice judge(String typed, Collection<String> names) {
        String password = NormalizingPasswordEncoder.normalized(typed);
        List<String> known = parts(names);
        int length = password.codePointCount(0, password.length());
        String looked =
                length <= LONGEST_LOOK ? password : password.substring(0, password.offsetByCodePoints(0, LONGEST_LOOK));
        int score = zxcvbn.measure(looked, known).getScore();
        PasswordStrength strength = score <= WEAK_UP_TO
                ? PasswordStrength.WEAK
                : score <= GOOD_UP_TO ? PasswordStrength.GOOD : PasswordStrength.STRONG;
        return new PasswordAdvice(problem(password, length, known, strength), strength);
    }

    private static Optional<PasswordProblem> problem(
            String password, int length, List<String> known, PasswordStrength strength) {
        if (length < SHORTEST) {
            return Optional.of(PasswordProblem.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(PasswordProblem.TOO_LONG);
        }
        if (without(known, password)
                                .codePoints()
                                .filter(Character::isLetterOrDigit)
                                .count()
                        < SHORTEST_REST
                && password.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST_REST) {
            return Optional.of(PasswordProblem.OF_KNOWN_NAMES);
        }
        return strength == PasswordStrength.WEAK ? Optional.of(PasswordProblem.EASY_TO_GUESS) : Optional.empty();
    }

    private static String without(List<String> known, String password) {
        String rest = password.toLowerCase(Locale.ROOT);
        for (String name : known) {
            rest = rest.replace(name, "");
        }
        return rest;
    }

    /** The longest first, so that none is left over of which another is a part. */
    private static List<String> parts(Collection<String> names) {
        return Stream.concat(
                        OF_THE_PORTAL.stream(),
                        names.stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .flatMap(name -> Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))))
                .filter(part -> part.length() >= SHORTEST_NAME)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
