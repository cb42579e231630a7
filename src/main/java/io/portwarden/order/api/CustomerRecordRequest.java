package io.portwarden.order.api;

import io.portwarden.order.CustomerRecord;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a carrier sends that asks for a customer's record, as it stands in the request. */
@Schema(name = "CustomerRecordRequest", description = "What the customer has told you.")
record CustomerRecordRequest(
        @Schema(
                description = "The customer's account number with its present provider.",
                example = "CONTOSO-001",
                minLength = 1,
                pattern = Described.NOT_BLANK,
                maxLength = FieldCheck.LONGEST_ACCOUNT_NUMBER,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String accountNumber,

        @Schema(
                description = "The ZIP code on file with the present provider.",
                example = "20001",
                minLength = 1,
                pattern = Described.NOT_BLANK,
                maxLength = FieldCheck.LONGEST_ZIP_CODE,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String zipCode,

        @Schema(
                description =
                        "The customer's port-out PIN, without which no record is given. It is in no answer, and not kept.",
                example = "48392017",
                maxLength = SentPin.LONGEST,
                format = "password")
        @Nullable
        String pin,

        @Schema(
                description = "For the next part of a record with many numbers: its `next`.",
                example = "+12025550123",
                pattern = Described.NUMBER)
        @Nullable
        String after) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static CustomerRecordRequest of(JsonFields fields) {
        CustomerRecordRequest request = new CustomerRecordRequest(
                fields.text("accountNumber"), fields.text("zipCode"), fields.text("pin"), fields.text("after"));
        fields.end();
        return request;
    }

    /** @throws ProblemException (422) with every field that is missing or can never be right */
    CustomerRecord.Inquiry checked() {
        FieldCheck fields = new FieldCheck();
        Optional<String> account = fields.accountNumber(fields.required("accountNumber", accountNumber));
        Optional<String> zip = fields.zipCode(fields.required("zipCode", zipCode));
        Optional<SentPin> given = fields.pin(pin);
        Optional<PhoneNumber> last = fields.phone("after", after);
        fields.end();
        return new CustomerRecord.Inquiry(
                account.orElseThrow(), zip.orElseThrow(), given.orElse(null), last.orElse(null));
    }

    @Override
    public String toString() {
        return "CustomerRecordRequest[pin=…]";
    }
}
