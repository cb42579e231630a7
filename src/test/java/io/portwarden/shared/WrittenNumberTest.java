package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+12025550185");

    @Test
    @DisplayName("NUM-1: a pasted number is read, in whatever brackets, marks, blanks, dashes and digits it comes")
    void forms() {
        for (String form : PastedForms.of(NUMBER)) {
            assertThat(PhoneNumber.ofWritten(form)).as(form).contains(NUMBER);
            assertThat(PhoneNumber.ofCell(form)).as(form).contains(NUMBER);
            assertThat(PastedNumbers.of(form)).as(form).isEqualTo(new PastedNumbers(List.of(NUMBER), List.of()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("NUM-1: an extension is none of the number's digits")
    @CsvSource(
            delimiter = '|',
            value = {
                "(202) 555-0185 ext. 5 | 5",
                "(202) 555-0185 extension 0123 | 0123",
                "202.555.0185x17 | 17",
                "tel:+1-202-555-0185;ext=12-34;isub=9 | 1234",
                "+12025550185;ext=5 | 5",
                "+12025550185 | ''"
            })
    void extension(String text, String extension) {
        WrittenNumber written = WrittenNumber.of(text);
        assertThat(written.extension()).isEqualTo(extension);
        assertThat(written.number()).contains(NUMBER);
        assertThat(written.digits()).endsWith("2025550185");
    }

    @ParameterizedTest
    @DisplayName("NUM-1: what is no whole number, or one for some network only, is none")
    @ValueSource(
            strings = {
                "",
                "\u202a\u202c",
                "5550185",
                "tel:5550185",
                "tel:2025550185;phone-context=example.com",
                "tel:0185;phone-context=+1202",
                "2025550185¹",
                "½2025550185",
                "202-555-0185-6",
                "x2025550185",
                "PON-2025550185",
                "+12025550185 +12025550186",
                "2025550185 or 2025550186"
            })
    void none(String text) {
        assertThat(PhoneNumber.ofWritten(text)).isEmpty();
        assertThat(PhoneNumber.ofCell(text)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("NUM-1: what cannot be seen makes no cell less doubtful")
    @ValueSource(
            strings = {
                "\u202a2025550180\u202c",
                "\ufeff2025550180",
                "\uFF12\uFF10\uFF12\uFF15\uFF15\uFF15\uFF10\uFF11\uFF18\uFF10",
                "2025550180 x5",
                "\u200e12025550180.0"
            })
    void doubtfulCell(String cell) {
        assertThat(PhoneNumber.ofCell(cell)).isEmpty();
    }

    @Test
    @Tag("slow")
    @DisplayName(
            "NUM-1: of 100,000 made numbers of every country, each is read as its one text, however it is written, and no two texts are one number")
    void oneText() throws NumberParseException {
        MadeNumbers made = new MadeNumbers(1998);
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            PhoneNumber number = made.number();
            String written = made.written(number);
            assertThat(PhoneNumber.ofWritten(written)).as(written).contains(number);
            assertThat(PastedNumbers.of(written).numbers()).as(written).containsExactly(number);
            PhoneNumber.ofCell(written)
                    .ifPresent(cell -> assertThat(cell).as(written).isEqualTo(number));
            String withTrunk = made.withTrunkPrefix(number);
            PhoneNumber read = PhoneNumber.ofWritten(withTrunk).orElse(number);
            for (PhoneNumber one : List.of(number, read)) {
                assertThat(PhoneNumber.parse(one.e164())).as(withTrunk).contains(one);
                assertThat(PhoneNumber.reading(one.e164())).as(withTrunk).contains(one);
                assertThat(PhoneNumber.ofCell(one.e164())).as(withTrunk).contains(one);
                Phonenumber.PhoneNumber dialled = PhoneNumberUtil.getInstance().parse(one.e164(), null);
                assertThat(texts.computeIfAbsent(dialled.toString(), any -> one.e164()))
                        .isEqualTo(one.e164());
            }
        }
        assertThat(texts.size()).isGreaterThan(90_000);
    }
}
