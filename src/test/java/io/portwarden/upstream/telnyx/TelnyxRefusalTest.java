package io.portwarden.upstream.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.order.Reason;
import io.portwarden.order.access.CarrierReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TelnyxRefusalTest {

    private static final TelnyxRefusal.Code OTHER = new TelnyxRefusal.Code(TelnyxRefusal.Code.OTHER, "Other", true);
    private static final TelnyxRefusal.Code PIN =
            new TelnyxRefusal.Code(TelnyxRefusal.Code.INVALID_PIN, "Invalid PIN", false);

    private static Optional<TelnyxRefusal> of(List<TelnyxRefusal.Code> eligible, Reason... reasons) {
        List<Reason> all = List.of(reasons);
        return TelnyxRefusal.of(eligible, all, CarrierReason.of(all, List.of()));
    }

    private static TelnyxRefusal.Code code(int code, String description) {
        return new TelnyxRefusal.Code(code, description, false);
    }

    @ParameterizedTest
    @CsvSource({
        "PIN_NOT_SET, Invalid PIN, true", "PIN_WRONG, Passcode is missing or incorrect, true",
        "ACCOUNT_NUMBER_MISMATCH, Invalid Account Number, true", "ZIP_CODE_MISMATCH, Zip code mismatch, true",
        "ZIP_CODE_MISMATCH, Service Address Incorrect, true", "NUMBER_UNKNOWN, Number does not belong to account, true",
        "NUMBER_UNKNOWN, Invalid Account Number, false", "NUMBER_INACTIVE, Number is inactive, true",
        "NUMBER_INACTIVE, Number is active, false", "NUMBER_LOCKED, Port freeze on account, true",
        "NUMBER_LOCKED, Blocked, false", "NUMBER_IN_OPEN_ORDER, Pending order on number, true",
        "DISPUTED_BY_CUSTOMER, Unauthorized port request, true",
                "DISPUTED_BY_CUSTOMER, Authorized name mismatch, false",
        "PIN_WRONG, Shipping address, false"
    })
    @DisplayName("UPS-9: a port-out is refused with the code that means its reason, by whole words of its description")
    void fits(Reason reason, String description, boolean fits) {
        assertThat(of(List.of(code(1044, description), OTHER), reason))
                .map(TelnyxRefusal::code)
                .contains(fits ? 1044 : TelnyxRefusal.Code.OTHER);
    }

    @Test
    @DisplayName("UPS-9: of several reasons the first one that has a code is told, and all of them in words")
    void first() {
        TelnyxRefusal refusal = of(
                        List.of(OTHER, code(1010, "ZIP mismatch"), PIN),
                        Reason.NUMBER_TOLL_FREE,
                        Reason.PIN_NOT_SET,
                        Reason.ZIP_CODE_MISMATCH)
                .orElseThrow();
        assertThat(refusal.code()).isEqualTo(TelnyxRefusal.Code.INVALID_PIN);
        assertThat(refusal.reason()).contains("PIN was not accepted", "ZIP").hasSizeLessThanOrEqualTo(255);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    @DisplayName(
            "UPS-9: whatever the reason, there is the code that is explained; where not even that, none is made up")
    void every(Reason reason) {
        assertThat(of(List.of(OTHER), reason)).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(TelnyxRefusal.Code.OTHER);
            assertThat(refusal.reason()).isNotBlank();
        });
        assertThat(of(List.of(code(1099, "Contract dispute")), reason)).isEmpty();
        assertThat(of(List.of(), reason)).isEmpty();
    }

    @Test
    @DisplayName("UPS-9: what is told of a PIN is what carriers are told, whether one was set or a limit reached")
    void blurred() {
        List<String> words =
                List.of(Reason.PIN_WRONG, Reason.PIN_NOT_SET, Reason.PIN_ATTEMPTS_EXCEEDED, Reason.PIN_MALFORMED)
                        .stream()
                        .map(reason -> of(List.of(PIN), reason).orElseThrow().reason())
                        .distinct()
                        .toList();
        assertThat(words).hasSize(1);
    }
}
