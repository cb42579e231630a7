package io.portwarden.people.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodesTest {

    /** That of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @DisplayName("SIG-5: codes are those of RFC 6238, appendix B, in six digits")
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void standard(long second, String code) {
        assertThat(OneTimeCodes.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(OneTimeCodes.step(SECRET, code, Instant.ofEpochSecond(second)))
                .hasValue(second / 30);
    }

    @ParameterizedTest
    @DisplayName("SIG-5: clocks may be 30 seconds off, and no more")
    @CsvSource({"-2,false", "-1,true", "0,true", "1,true", "2,false"})
    void clocks(int off, boolean counts) {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        String code = OneTimeCodes.code(SECRET, now.getEpochSecond() / 30 + off);
        assertThat(OneTimeCodes.step(SECRET, code, now).isPresent()).isEqualTo(counts);
    }

    @ParameterizedTest
    @DisplayName("SIG-5: a code counts as people type it, and anything else is none")
    @CsvSource({
        "'005 924',true",
        "' 005924 ',true",
        "'005-924',true",
        "'05924',false",
        "'0005924',false",
        "'',false",
        "'００５９２４',false"
    })
    void typed(String typed, boolean counts) {
        assertThat(OneTimeCodes.step(SECRET, typed, Instant.ofEpochSecond(1_234_567_890))
                        .isPresent())
                .isEqualTo(counts);
    }

    @Test
    @DisplayName(
            "SIG-5: authenticator apps are told secret and issuer in the form that they read, and nothing else shows them")
    void enrolment() {
        CodeEnrolment enrolment = CodeEnrolment.begin("ada+port@acme.example", "Port warden");
        String secret = Base32.encode(enrolment.secret());

        assertThat(enrolment.uri())
                .isEqualTo("otpauth://totp/Port%20warden:ada%2Bport%40acme.example?secret=" + secret
                        + "&issuer=Port%20warden&algorithm=SHA1&digits=6&period=30");
        assertThat(enrolment.secretText()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        assertThat(enrolment.secretText().replace(" ", "")).isEqualTo(secret);
        assertThat(enrolment.toString()).doesNotContain(secret);
        assertThat(CodeEnrolment.begin("a", "b").secret()).hasSize(20).isNotEqualTo(enrolment.secret());
    }

    @ParameterizedTest
    @DisplayName("SIG-5: the secret's letters are those of RFC 4648")
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void letters(String plain, String encoded) {
        assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    @DisplayName("SIG-10: there are ten recovery codes, each another, each read again as it was shown")
    void recoveryCodes() {
        List<RecoveryCode> codes = RecoveryCode.generate();
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .extracting(RecoveryCode::slot)
                .isSorted();
        assertThat(codes).allSatisfy(code -> {
            assertThat(code.text()).matches("[0-9](-[0-9A-HJKMNP-TV-Z]{4}){3}");
            assertThat(RecoveryCode.parse(code.text())).contains(code);
            assertThat(code.toString()).doesNotContain(code.secret());
        });
    }

    @ParameterizedTest
    @DisplayName("SIG-10: a recovery code is read however it is written")
    @ValueSource(
            strings = {"3-0AB1-CDEF-GHJK", "30ab1cdefghjk", " 3 0ab1 cdef ghjk ", "3–oabl–cdef–ghjk", "3_OABI_CDEF_GHJK"
            })
    void written(String typed) {
        assertThat(RecoveryCode.parse(typed)).isEqualTo(Optional.of(new RecoveryCode(3, "0AB1CDEFGHJK")));
    }

    @ParameterizedTest
    @DisplayName("SIG-10: what is none is none")
    @ValueSource(strings = {"", "3", "123456", "A-0AB1-CDEF-GHJK", "3-0AB1-CDEF-GHJKM", "3-0AB1-CDEF-GHJU"})
    void none(String typed) {
        assertThat(RecoveryCode.parse(typed)).isEmpty();
    }
}
