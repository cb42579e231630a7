package io.portwarden.upstream.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.PhoneNumber;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentXmlTest {

    private static final String WHOLE = """
            <?xml version="1.0"?>
            <PortOutValidationRequest>
                <PON>some_pon</PON>
                <Pin>1111</Pin>
                <AccountNumber>777 &amp; 8</AccountNumber>
                <ZipCode>62025</ZipCode>
                <SubscriberName>Subscriber Name</SubscriberName>
                <TelephoneNumbers>
                    <TelephoneNumber>2025550100</TelephoneNumber>
                    <TelephoneNumber>+12025550101</TelephoneNumber>
                </TelephoneNumbers>
            </PortOutValidationRequest>
            """;

    private final SentXml xml = new SentXml();

    private Sent read(String text) {
        return xml.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Question question(String text) {
        assertThat(read(text)).isInstanceOf(Sent.Asked.class);
        return ((Sent.Asked) read(text)).question();
    }

    private static String with(String numbers) {
        return "<PortOutValidationRequest><PON>P</PON><TelephoneNumbers>" + numbers
                + "</TelephoneNumbers></PortOutValidationRequest>";
    }

    private static String number(String number) {
        return "<TelephoneNumber>" + number + "</TelephoneNumber>";
    }

    @Test
    @DisplayName("UPS-1: a question is read as it is described, its numbers with ten digits and with the country code")
    void whole() {
        Question question = question(WHOLE);

        assertThat(question.purchaseOrderNumber()).isEqualTo("some_pon");
        assertThat(question.accountNumber()).isEqualTo("777 & 8");
        assertThat(question.zipCode()).isEqualTo("62025");
        assertThat(question.pin()).isNotNull();
        assertThat(question.phoneNumbers())
                .containsExactly(new PhoneNumber("+12025550100"), new PhoneNumber("+12025550101"));
        assertThat(question.numbers()).containsValues("2025550100", "+12025550101");
        assertThat(question).asString().doesNotContain("1111", "777");
    }

    @Test
    @DisplayName("UPS-1: everything but the numbers may be left out, or be empty")
    void least() {
        Question question = question(with(number("(202) 555-0100")));

        assertThat(question.pin()).isNull();
        assertThat(question.accountNumber()).isEmpty();
        assertThat(question.zipCode()).isEmpty();
        assertThat(question.phoneNumbers()).containsExactly(new PhoneNumber("+12025550100"));
        assertThat(question(WHOLE.replace("<Pin>1111</Pin>", "<Pin> </Pin>")).pin())
                .isNull();
    }

    @ParameterizedTest
    @DisplayName("UPS-1: in any encoding that it says")
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1"})
    void encodings(String name) {
        byte[] bytes = WHOLE.replace("?>", " encoding=\"" + name + "\"?>").getBytes(Charset.forName(name));

        assertThat(xml.read(bytes)).isInstanceOf(Sent.Asked.class);
    }

    @ParameterizedTest
    @DisplayName(
            "UPS-1: what cannot be read cannot be let through: no document type, no entity, nothing twice, no other root")
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<PortOutValidationRequest>",
                "<PortOutValidationRequest/>",
                "<Other><TelephoneNumber>2025550100</TelephoneNumber></Other>",
                "<!DOCTYPE PortOutValidationRequest><PortOutValidationRequest><TelephoneNumber>2025550100</TelephoneNumber></PortOutValidationRequest>",
                "<!DOCTYPE a [<!ENTITY e \"2025550100\">]><PortOutValidationRequest><TelephoneNumber>&e;</TelephoneNumber></PortOutValidationRequest>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><PortOutValidationRequest><TelephoneNumber>2025550100</TelephoneNumber></PortOutValidationRequest>",
                "<PortOutValidationRequest><TelephoneNumber>&unknown;</TelephoneNumber></PortOutValidationRequest>",
                "<PortOutValidationRequest><Pin>1</Pin><Pin>2</Pin><TelephoneNumber>2025550100</TelephoneNumber></PortOutValidationRequest>",
                "<PortOutValidationRequest><TelephoneNumber>202555010</TelephoneNumber></PortOutValidationRequest>",
                "<PortOutValidationRequest><TelephoneNumber>+442079460018</TelephoneNumber></PortOutValidationRequest>",
                "<PortOutValidationRequest><a><b><c><d><e><f><g><h/></g></f></e></d></c></b></a><TelephoneNumber>2025550100</TelephoneNumber></PortOutValidationRequest>"
            })
    void unfit(String text) {
        assertThat(read(text)).isInstanceOf(Sent.Unfit.class);
        assertThat(((Sent.Unfit) read(text)).code()).isEqualTo(AnswerCode.INVALID);
    }

    @Test
    @DisplayName("UPS-1: an entity that stands for a thousand others is not followed")
    void bomb() {
        StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"x\">");
        for (int i = 1; i < 12; i++) {
            text.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        text.append("]>").append(with(number("&e11;")));

        assertThat(read(text.toString())).isInstanceOf(Sent.Unfit.class);
    }

    @Test
    @DisplayName("UPS-1: more numbers than an order can have are too many, and that has a code of its own")
    void tooMany() {
        String numbers = IntStream.range(0, 501)
                .mapToObj(i -> number("202555" + String.format("%04d", i)))
                .collect(Collectors.joining());

        assertThat(read(with(numbers))).isEqualTo(new Sent.Unfit(AnswerCode.TOO_MANY_NUMBERS, "P"));
    }

    @Test
    @DisplayName("ORD-16: a PIN of any length is none that could be right, and no reason to give no answer")
    void longPin() {
        Question question = question(WHOLE.replace("1111", "9".repeat(900)));

        assertThat(question.pin()).isNotNull();
        assertThat(question.pin().wellFormed()).isEmpty();
    }

    @Test
    @DisplayName("UPS-7: the news that numbers have left are read as they are described; other news are nothing")
    void news() {
        String left =
                "<Notification><SubscriptionId>s</SubscriptionId><OrderType>portouts</OrderType><OrderId>o</OrderId>"
                        + "<Status>COMPLETE</Status><CompletedTelephoneNumbers>" + number("2025550100")
                        + number("2025550101")
                        + "</CompletedTelephoneNumbers></Notification>";

        assertThat(read(left))
                .isEqualTo(new Sent.Left(
                        java.util.List.of(new PhoneNumber("+12025550100"), new PhoneNumber("+12025550101"))));
        assertThat(read(left.replace("portouts", "portins"))).isInstanceOf(Sent.OtherNews.class);
        assertThat(read(left.replace("COMPLETE", "FAILED"))).isInstanceOf(Sent.OtherNews.class);
    }
}
