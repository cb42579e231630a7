package io.portwarden.demo;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes passwords that can be read aloud and typed off a screen: no two characters in them look alike. */
final class ReadablePassword {

    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReadablePassword() {}

    /** Four groups of five with hyphens between them, 99 bits of chance. */
    static String generate() {
        return IntStream.range(0, GROUPS).mapToObj(group -> group()).collect(Collectors.joining("-"));
    }

    private static String group() {
        return RANDOM.ints(GROUP_LENGTH, 0, CHARACTERS.length())
                .mapToObj(index -> CHARACTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
