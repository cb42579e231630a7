package io.portwarden.pin.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.pin.KeyedDigest;
import io.portwarden.pin.TestAttempts;
import io.portwarden.pin.guess.EarlierGuess.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentAgainTest {

    private static final KeyedDigest DIGEST = new KeyedDigest("test", new byte[32]);

    private static List<EarlierGuess> earlier(String standings) {
        return Arrays.stream(standings.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> new EarlierGuess(UUID.randomUUID(), DIGEST, Standing.valueOf(word)))
                .toList();
    }

    private static String word(SentAgain what) {
        return what.getClass().getSimpleName();
    }

    @ParameterizedTest
    @DisplayName("PIN-8: an order sent again is the guess that it was, whatever became of that")
    @CsvSource(textBlock = """
                    '',                     AnotherGuess
                    COMPARING,              BeingCompared
                    BROKEN_OFF,             TheSame
                    WRONG,                  WrongAlready
                    BROKEN_OFF COMPARING,   BeingCompared
                    WRONG COMPARING,        BeingCompared
                    WRONG BROKEN_OFF,       TheSame
                    BROKEN_OFF BROKEN_OFF,  TheSame
                    WRONG WRONG,            WrongAlready
                    """)
    void order(String standings, String what) {
        assertThat(word(SentAgain.of(TestAttempts.another(), earlier(standings))))
                .isEqualTo(what);
    }

    @ParameterizedTest
    @DisplayName("PIN-8: a question asked again is another guess, unless it broke off")
    @CsvSource(textBlock = """
                    '',                     AnotherGuess
                    COMPARING,              AnotherGuess
                    BROKEN_OFF,             TheSame
                    WRONG,                  AnotherGuess
                    COMPARING BROKEN_OFF,   TheSame
                    WRONG WRONG WRONG,      AnotherGuess
                    """)
    void question(String standings, String what) {
        assertThat(word(SentAgain.of(TestAttempts.question("1"), earlier(standings))))
                .isEqualTo(what);
    }

    @Test
    @DisplayName("PIN-8: of several that broke off the newest is taken over")
    void newest() {
        List<EarlierGuess> earlier = earlier("WRONG BROKEN_OFF BROKEN_OFF");
        assertThat(SentAgain.of(TestAttempts.question("1"), earlier))
                .isEqualTo(new SentAgain.TheSame(earlier.get(1).id()));
    }
}
