package io.portwarden.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

    private static final String CANARY = "4839201757";

    private static Notice notice(NoticeKind kind, Map<NoticeParam, String> params) {
        return new Notice(TenantId.next(), kind, params);
    }

    @Test
    @DisplayName("PIN-9: a notice has room for these things only, and none of them is a PIN, a password or free text")
    void whitelist() {
        assertThat(NoticeParam.values())
                .extracting(NoticeParam::key)
                .containsExactly(
                        "tenant",
                        "person",
                        "member",
                        "role",
                        "act",
                        "subject",
                        "carrier",
                        "upstream",
                        "order",
                        "version",
                        "order-id",
                        "status",
                        "here",
                        "there",
                        "numbers",
                        "locked",
                        "due",
                        "lapses",
                        "review-ends",
                        "left-at",
                        "spid",
                        "soon-by",
                        "latest-by",
                        "case-id",
                        "unlocked-until",
                        "reasons",
                        "fields",
                        "count",
                        "limit",
                        "expires",
                        "since",
                        "call",
                        "passkey",
                        "webhook",
                        "path",
                        "until");
    }

    @ParameterizedTest
    @DisplayName("PIN-9: where figures, dates and codes go, no PIN of any length does")
    @EnumSource(NoticeParam.class)
    void noDigits(NoticeParam param) {
        if (param.form() == NoticeParam.Form.TEXT) {
            return; // names, which the caller takes from what is on file
        }
        for (int length = 6; length <= 10; length++) {
            String pin = CANARY.substring(0, length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> param.accept(pin))
                    .withMessageNotContaining(pin);
        }
    }

    @ParameterizedTest
    @DisplayName("A kind takes what its words need, and nothing that is not its own")
    @EnumSource(NoticeKind.class)
    void params(NoticeKind kind) {
        Map<NoticeParam, String> all = NoticeFixture.paramsOf(kind);
        assertThat(notice(kind, all).params()).isEqualTo(all);
        for (NoticeParam param : NoticeParam.values()) {
            Map<NoticeParam, String> changed = new EnumMap<>(NoticeParam.class);
            changed.putAll(all);
            if (kind.required().contains(param)) {
                changed.remove(param);
                assertThatIllegalArgumentException().isThrownBy(() -> notice(kind, changed));
            } else if (!kind.allows(param)) {
                changed.put(param, NoticeFixture.valueOf(param));
                assertThatIllegalArgumentException().isThrownBy(() -> notice(kind, changed));
            }
        }
    }

    @ParameterizedTest
    @DisplayName("Of line breaks, control, invisible and direction-turning characters there is one space left")
    @ValueSource(
            strings = {"\r\n", "\n", "\r", "\u0000", "\u0085", "\u2028", "\u2029", "\u202E", "\u200B", "\t", "\uD800"})
    void oneLine(String evil) {
        assertThat(NoticeParam.PERSON.accept("Ada" + evil + "Bcc: mallory@evil.example" + evil))
                .isEqualTo("Ada Bcc: mallory@evil.example");
    }

    @Test
    @DisplayName("Long text is cut after 200 characters, and no character is cut in two")
    void cut() {
        assertThat(NoticeParam.PERSON.accept("a".repeat(200))).hasSize(200);
        assertThat(NoticeParam.PERSON.accept("a".repeat(201))).isEqualTo("a".repeat(199) + "…");
        assertThat(NoticeParam.PERSON.accept("\uD83D\uDC1F".repeat(300))).isEqualTo("\uD83D\uDC1F".repeat(199) + "…");
    }

    @ParameterizedTest
    @DisplayName("A link stays below the portal's own address")
    @ValueSource(
            strings = {
                "//evil.example/x",
                "https://evil.example",
                "evil",
                "/a b",
                "/a\r\nBcc: x",
                "/\\evil.example",
                "/a#b"
            })
    void paths(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoticeParam.PATH.accept(path));
    }

    @Test
    @DisplayName("ORD-3: only of states that there are words for is anything told")
    void statuses() {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeFixture.paramsOf(NoticeKind.ORDER_CHANGED));
        params.put(NoticeParam.STATUS, "lost");
        assertThatIllegalArgumentException().isThrownBy(() -> notice(NoticeKind.ORDER_CHANGED, params));
    }

    @Test
    @DisplayName("Of many numbers the first five are told, and how many there are")
    void numbers() {
        List<PhoneNumber> ten = IntStream.range(0, 10)
                .mapToObj(i -> new PhoneNumber("+1202555010" + (9 - i)))
                .toList();
        assertThat(Notice.numbers(ten.subList(8, 10))).isEqualTo("+1 202-555-0100, +1 202-555-0101");
        assertThat(Notice.numbers(ten))
                .isEqualTo(
                        "+1 202-555-0100, +1 202-555-0101, +1 202-555-0102, +1 202-555-0103, +1 202-555-0104, … (10)");
    }

    @ParameterizedTest
    @DisplayName("A recipient is one address")
    @CsvSource({
        "ada@acme.example, true",
        "o'neill+x@acme.example, true",
        "ada@münchen.example, true",
        "ada, false",
        "@acme.example, false",
        "ada@, false",
        "ada@acme.example@evil.example, false",
        "ada @acme.example, false"
    })
    void recipients(String email, boolean accepted) {
        if (accepted) {
            assertThat(new Recipient(email, Locale.ENGLISH).email()).isEqualTo(email);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Recipient(email, Locale.ENGLISH))
                    .withMessageNotContaining(email);
        }
    }

    @ParameterizedTest
    @DisplayName("No line break comes in by an address")
    @ValueSource(strings = {"a@b.example\r\nBcc: c@d.example", "a@b.example\n", "\ra@b.example", "a\u2028@b.example"})
    void noLineBreakInAddress(String email) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipient(email, Locale.ENGLISH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient("a".repeat(250) + "@b.example", Locale.ENGLISH));
    }
}
