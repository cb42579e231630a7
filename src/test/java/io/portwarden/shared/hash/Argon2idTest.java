package io.portwarden.shared.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portwarden.shared.hash.NativeArgon2id.NotLoadedException;
import io.portwarden.shared.start.StartupRefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The library's part is left out where there is none, which the image and every Debian with systemd have. */
class Argon2idTest {

    private static final int MADE_PINS = 1_000;

    private final ApplicationContextRunner program =
            new ApplicationContextRunner().withUserConfiguration(HashingConfiguration.class);

    private static NativeArgon2id library() {
        try {
            return NativeArgon2id.load();
        } catch (NotLoadedException e) {
            return abort("no libargon2: " + e.getMessage());
        }
    }

    private static PasswordEncoder natively() {
        library();
        return Argon2id.byLibraryOrInJava().encoder();
    }

    private static PasswordEncoder inJava() {
        return Argon2id.inJava().encoder();
    }

    private static PasswordEncoder encoder(String name) {
        return name.equals("native") ? natively() : inJava();
    }

    @ParameterizedTest
    @DisplayName("PIN-7: what the reference implementation's own tests say of a hash, each implementation says too")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password $argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg",
                "password $argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw",
                "differentpassword $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
                "password $argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"
            })
    void publishedHashes(String secret, String hash) {
        assertThat(inJava().matches(secret, hash)).isTrue();
        assertThat(inJava().matches(secret + "s", hash)).isFalse();
        assertThat(natively().matches(secret, hash)).isTrue();
        assertThat(natively().matches(secret + "s", hash)).isFalse();
    }

    /** With little memory, so that there can be many; how much is a number to both. */
    @Test
    @DisplayName("PIN-7: of 1,000 made PINs, each implementation verifies what the other has made, and nothing else")
    void madePins() {
        NativeArgon2id library = library();
        Argon2PasswordEncoder java = new Argon2PasswordEncoder(16, 32, 1, 64, 2);
        Random random = new Random(7);
        for (int i = 0; i < MADE_PINS; i++) {
            String pin = pin(random);
            String other =
                    pin.substring(0, pin.length() - 1) + (char) ('0' + (pin.charAt(pin.length() - 1) - '0' + 1) % 10);
            byte[] salt = new byte[16];
            random.nextBytes(salt);

            String ofLibrary = library.hash(2, 64, 1, pin, salt, 32).orElseThrow();
            String ofJava = String.valueOf(java.encode(pin));

            assertThat(java.matches(pin, ofLibrary)).as("PIN %d by Java", i).isTrue();
            assertThat(java.matches(other, ofLibrary))
                    .as("another than PIN %d by Java", i)
                    .isFalse();
            assertThat(library.verify(ofJava, pin))
                    .as("PIN %d by the library", i)
                    .hasValue(true);
            assertThat(library.verify(ofJava, other))
                    .as("another than PIN %d by the library", i)
                    .hasValue(false);
        }
    }

    private static String pin(Random random) {
        int digits = 6 + random.nextInt(5);
        return String.format(Locale.ROOT, "%0" + digits + "d", random.nextLong((long) Math.pow(10, digits)));
    }

    static Stream<String> secrets() {
        return Stream.of(
                "48392017",
                "correct horse battery staple",
                "pässwörd — 密码",
                "🔑🗝️ with more than one plane",
                "a\0b",
                "a\0c",
                " ",
                "x".repeat(1_000));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    @DisplayName(
            "PIN-7: with what is asked for, whatever was typed, each implementation writes what the other verifies")
    void sameBytes(String secret) {
        String ofJava = String.valueOf(inJava().encode(secret));
        String ofLibrary = String.valueOf(natively().encode(secret));

        assertThat(List.of(ofJava, ofLibrary))
                .allMatch(hash ->
                        hash.matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"))
                .doesNotHaveDuplicates();
        assertThat(natively().matches(secret, ofJava)).isTrue();
        assertThat(inJava().matches(secret, ofLibrary)).isTrue();
        assertThat(natively().matches("a\0d", ofJava)).isFalse();
        assertThat(natively().upgradeEncoding(ofLibrary)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "java"})
    @DisplayName("A text that is no hash matches nothing, and nothing matches no password")
    void noHash(String name) {
        PasswordEncoder encoder = encoder(name);
        String hash = String.valueOf(encoder.encode("48392017"));

        for (String text : List.of(
                "-",
                "$argon2id$",
                "$argon2i" + hash.substring("$argon2id".length()),
                hash.substring(0, hash.length() - 1),
                hash + "A",
                hash + "\0",
                hash.substring(0, 40) + "é" + hash.substring(41),
                hash.substring(0, 40) + "\0" + hash.substring(40))) {
            assertThat(encoder.matches("48392017", text)).as(text).isFalse();
        }
        assertThat(encoder.matches("48392017", null)).isFalse();
        assertThat(encoder.matches("48392017", "")).isFalse();
        assertThat(encoder.matches(null, hash)).isFalse();
        assertThat(encoder.matches("", hash)).isFalse();
        assertThat(encoder.encode(null)).isNull();
    }

    @Test
    @DisplayName("What the library cannot do it says, and Java does it")
    void cannot() {
        NativeArgon2id library = library();

        assertThat(library.hash(2, 19456, 1, "48392017", new byte[1], 32)).isEmpty();
        assertThat(library.verify("$argon2id$v=19$m=1,t=1,p=1$AA$AA", "48392017"))
                .isEmpty();
        PasswordEncoder encoder = new NativePasswordEncoder(library, new Argon2PasswordEncoder(16, 32, 1, 64, 1) {
            @Override
            protected boolean matchesNonNull(String secret, String hash) {
                return secret.equals("48392017") && hash.equals("-");
            }
        });
        assertThat(encoder.matches("48392017", "-")).isTrue();
        assertThat(encoder.matches("48392018", "-")).isFalse();
    }

    @Test
    @DisplayName("PIN-7: what is handed to the library is cleared when it is done")
    void cleared() {
        ByteBuffer plain = NativeArgon2id.plain("48392017ä");
        assertThat(plain.limit()).isEqualTo("48392017ä".getBytes(StandardCharsets.UTF_8).length);

        plain.position(3);
        NativeArgon2id.clear(plain);

        byte[] left = new byte[plain.capacity()];
        plain.get(0, left);
        assertThat(left).containsOnly(0);
    }

    @Test
    @DisplayName("PIN-8: many at once disturb each other in nothing")
    void manyAtOnce() throws Exception {
        PasswordEncoder encoder = natively();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String secret = "4839201" + i;
                tries.add(() -> {
                    String hash = encoder.encode(secret);
                    return encoder.matches(secret, hash) && !encoder.matches(secret + "0", hash);
                });
            }
            for (Future<Boolean> one : people.invokeAll(tries)) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("By the library where it is to be had, in Java where that is configured; a figure says which")
    void chosen() {
        boolean toBeHad = Argon2id.byLibraryOrInJava().isNative();

        program.run(context -> {
            Argon2id argon2id = context.getBean(Argon2id.class);
            assertThat(argon2id.isNative()).isEqualTo(toBeHad);
            assertThat(figure(context.getBean(MeterBinder.class))).isEqualTo(toBeHad ? 1 : 0);
            assertThat(context.getBeansOfType(PasswordEncoder.class))
                    .as("people's is made of it, and is the only one")
                    .isEmpty();
        });
        program.withPropertyValues("portwarden.hashing.argon2=java").run(context -> {
            Argon2id argon2id = context.getBean(Argon2id.class);
            assertThat(argon2id.isNative()).isFalse();
            assertThat(argon2id.origin()).isEqualTo("Bouncy Castle, as it is configured");
            assertThat(argon2id.encoder()).isExactlyInstanceOf(Argon2PasswordEncoder.class);
            assertThat(figure(context.getBean(MeterBinder.class))).isZero();
        });
        program.withPropertyValues("portwarden.hashing.argon2=native").run(context -> {
            if (toBeHad) {
                assertThat(context).hasNotFailed();
            } else {
                assertThat(context).getFailure().hasRootCauseInstanceOf(StartupRefusedException.class);
            }
        });
    }

    private static double figure(MeterBinder binder) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        binder.bindTo(registry);
        return registry.get("portwarden.hashing.native").gauge().value();
    }
}
