package io.portwarden.upstream.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.order.Reason;
import io.portwarden.shared.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    /** Theirs: every other code, and none, lets the numbers go. */
    private static final Set<Integer> KNOWN_TO_THEM =
            Set.of(7510, 7511, 7512, 7513, 7514, 7515, 7516, 7517, 7518, 7519, 7598);

    private static final Question FULL = question("A", "20001");
    private static final Question BARE = question("", "");

    private static Question question(String account, String zip) {
        return new Question("P", account, zip, null, Map.of(new PhoneNumber("+12025550100"), "2025550100"));
    }

    private static String xml(Answer answer) {
        return new String(answer.toXml(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @DisplayName("UPS-1: every reason has a code of theirs, and the refusal stands in an answer that they understand")
    @EnumSource
    void everyReason(Reason reason) {
        for (Question question : List.of(FULL, BARE)) {
            AnswerCode code = AnswerCode.of(reason, question);

            assertThat(KNOWN_TO_THEM).contains(code.number());
            assertThat(xml(Answer.refused("P", code)))
                    .contains("<Portable>false</Portable>", "<Code>" + code.number() + "</Code>");
        }
    }

    @ParameterizedTest
    @DisplayName("UPS-1: a reason that has its code by accident only is looked at")
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "NUMBER_IN_OPEN_ORDER",
                "DUE_DATE_TOO_SOON",
                "DUE_DATE_TOO_LATE",
                "DUE_DATE_NOT_A_BUSINESS_DAY",
                "DISPUTED_BY_CUSTOMER",
                "NOT_CONFIRMED"
            })
    void noReasonIsJustInvalid(Reason reason) {
        assertThat(AnswerCode.of(reason, FULL)).isNotEqualTo(AnswerCode.INVALID);
    }

    @Test
    @DisplayName("UPS-1: what was left out has another code than what is wrong")
    void leftOut() {
        assertThat(AnswerCode.of(Reason.ACCOUNT_NUMBER_MISMATCH, BARE).number()).isEqualTo(7510);
        assertThat(AnswerCode.of(Reason.ACCOUNT_NUMBER_MISMATCH, FULL).number()).isEqualTo(7511);
        assertThat(AnswerCode.of(Reason.PIN_MISSING, FULL).number()).isEqualTo(7512);
        assertThat(AnswerCode.of(Reason.PIN_NOT_SET, FULL).number()).isEqualTo(7513);
        assertThat(AnswerCode.of(Reason.ZIP_CODE_MISMATCH, BARE).number()).isEqualTo(7514);
        assertThat(AnswerCode.of(Reason.ZIP_CODE_MISMATCH, FULL).number()).isEqualTo(7515);
    }

    @ParameterizedTest
    @DisplayName("UPS-3: a refusal that holds an order names something acceptable, one that cancels it nothing")
    @EnumSource
    void acceptable(AnswerCode code) {
        String refusal = xml(Answer.refused("P", code));

        assertThat(refusal.contains("<AcceptableValues><AccountNumber>REFUSED</AccountNumber></AcceptableValues>"))
                .isEqualTo(code.number() < 7516 || code.number() > 7518);
        assertThat(refusal).doesNotContain("<Pin>");
    }

    @Test
    @DisplayName("UPS-3: there is no refusal that names nothing")
    void nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Answer.Acceptable(null, null, List.of()));
        assertThat(Answer.Acceptable.ofNumbers(List.of())).isEqualTo(Answer.Acceptable.NOTHING_KNOWN);
    }

    @Test
    @DisplayName("UPS-1: what is repeated of the request does no harm where it stands")
    void escaped() {
        assertThat(xml(Answer.refused("</PON><Portable>true</Portable>&", AnswerCode.INVALID)))
                .contains("<PON>&lt;/PON&gt;&lt;Portable&gt;true&lt;/Portable&gt;&amp;</PON>")
                .containsOnlyOnce("<Portable>");
    }

    @Test
    @DisplayName("UPS-1: an approval says nothing but that")
    void letThrough() {
        assertThat(xml(Answer.letThrough("P")))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PortOutValidationResponse><Portable>true</Portable>"
                                + "<PON>P</PON></PortOutValidationResponse>\n");
    }
}
