package io.portwarden.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PinGeneratorTest {

    private static final TenantFacts CONTOSO =
            new TenantFacts(List.of("+12025550100", "+12025550101"), "CONTOSO-001", "20001");

    @Test
    @DisplayName("PIN-10: a generated PIN has 8 digits and no weakness, and is another one each time")
    void generates() {
        var generator = new PinGenerator();
        List<Pin> pins =
                Stream.generate(() -> generator.generate(CONTOSO)).limit(2_000).toList();

        assertThat(pins).allSatisfy(pin -> {
            assertThat(pin.digits()).hasSize(8);
            assertThat(PinAdvice.weaknessesOf(pin, CONTOSO)).isEmpty();
        });
        // Two equal ones among 2,000 turn up in 2 % of all runs, three pairs in one of a million.
        assertThat(pins.stream().distinct().count()).isGreaterThanOrEqualTo(1_997);
    }

    @Test
    @DisplayName("PIN-10: weak PINs are thrown away, leading zeros are kept")
    void throwsWeakOnesAway() {
        assertThat(new PinGenerator(rolling(12_345_678, 25_550_100, 19_760_704, 99_999_999, 48_392, 1))
                        .generate(CONTOSO))
                .isEqualTo(new Pin("00048392"));
    }

    @Test
    @DisplayName("PIN-10: every digit is as likely at every place")
    void isUniform() {
        int pins = 20_000;
        var generator = new PinGenerator(new Random(20_261_201));
        int[][] seen = new int[8][10];
        for (int i = 0; i < pins; i++) {
            String digits = generator.generate(CONTOSO).digits();
            for (int place = 0; place < 8; place++) {
                seen[place][digits.charAt(place) - '0']++;
            }
        }

        for (int[] place : seen) {
            // 2,000 each expected, with a standard deviation of 42.
            assertThat(IntStream.of(place).boxed())
                    .allSatisfy(count -> assertThat(count).isBetween(1_780, 2_220));
        }
    }

    @Test
    @DisplayName("PIN-10: the digits are ASCII also where the language has others")
    void writesAsciiDigits() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new PinGenerator(rolling(48_392_017)).generate(CONTOSO)).isEqualTo(new Pin("48392017"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("PIN-10: where nothing but weak PINs is left, it says so instead of searching for ever")
    void givesUp() {
        RandomGenerator alwaysZero = () -> 0L;

        assertThatIllegalStateException()
                .isThrownBy(() -> new PinGenerator(alwaysZero).generate(CONTOSO))
                .withMessageContaining("No random PIN without a weakness");
    }

    /** A generator whose numbers are known beforehand. */
    private static RandomGenerator rolling(Integer... numbers) {
        Iterator<Integer> next = List.of(numbers).iterator();
        return new RandomGenerator() {
            @Override
            public int nextInt(int bound) {
                return next.next();
            }

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
