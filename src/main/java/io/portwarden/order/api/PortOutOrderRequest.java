package io.portwarden.order.api;

import io.portwarden.order.OrderName;
import io.portwarden.order.PlaceOrder;
import io.portwarden.pin.Pin;
import io.portwarden.pin.SentPin;
import io.portwarden.shared.api.Described;
import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.ProblemException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A port-out order as a carrier sends it: every field is of the right type, and none is checked yet. */
@Schema(
        name = "PortOutOrderRequest",
        description = "A request to move numbers: the fields that 47 CFR 52.36(b) names, and the PIN of 52.36(c)."
                + " Company code and customer carrier abbreviation come from the API key; requisition type and activity"
                + " are fixed.")
record PortOutOrderRequest(
        @Schema(
                description = "PON: your name for the order, printable ASCII characters with no space at either end."
                        + " 47 CFR 52.36(b)(7).",
                example = "PON-1001",
                pattern = FieldCheck.PURCHASE_ORDER_NUMBER,
                minLength = 1,
                maxLength = OrderName.MAX_PURCHASE_ORDER_NUMBER,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String purchaseOrderNumber,

        @Schema(
                description = "VER: the version of the order. Left out: 1. 47 CFR 52.36(b)(8).",
                implementation = Integer.class,
                example = "1",
                minimum = "1",
                maximum = "" + FieldCheck.HIGHEST_VERSION)
        @Nullable
        BigInteger version,

        @ArraySchema(
                minItems = 1,
                maxItems = PlaceOrder.MAX_NUMBERS,
                uniqueItems = true,
                arraySchema =
                        @Schema(
                                description = "The numbers to move, all of one customer, each once and in E.164 form."
                                        + " 47 CFR 52.36(b)(1).",
                                requiredMode = Schema.RequiredMode.REQUIRED),
                schema = @Schema(example = "+12025550123", pattern = Described.NUMBER))
        @Nullable
        List<String> phoneNumbers,

        @Schema(
                description = "The customer's account number with its present provider. 47 CFR 52.36(b)(2).",
                example = "CONTOSO-001",
                minLength = 1,
                pattern = Described.NOT_BLANK,
                maxLength = FieldCheck.LONGEST_ACCOUNT_NUMBER,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String accountNumber,

        @Schema(
                description =
                        "The ZIP code on file with the present provider, of the site that the numbers serve; numbers of two"
                                + " sites are two orders. The first five digits count. 47 CFR 52.36(b)(3).",
                example = "20001",
                minLength = 1,
                pattern = Described.NOT_BLANK,
                maxLength = FieldCheck.LONGEST_ZIP_CODE,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String zipCode,

        @Schema(
                description = "The customer's port-out PIN, which organizations in the United States and their"
                        + " territories need to move a number. It is in no answer, and not kept: a correction needs it again. A PIN of ours has "
                        + Pin.SHORTEST + " to " + Pin.LONGEST + " digits; anything else is refused like a wrong one."
                        + " 47 CFR 52.36(c).",
                example = "48392017",
                maxLength = SentPin.LONGEST,
                format = "password")
        @Nullable
        String pin,

        @Schema(
                description = "The day on which you want the numbers. 47 CFR 52.36(b)(6).",
                type = "string",
                format = "date",
                example = "2026-12-01",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String desiredDueDate,

        @Schema(
                description =
                        "The telephone number of the one who sends the order, in E.164 form. 47 CFR 52.36(b)(13).",
                example = "+12125550100",
                pattern = Described.NUMBER,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String initiatorPhone,

        @Schema(
                description = "Whether you have the customer's authority to move the numbers. 47 CFR 52.36(b)(14).",
                example = "true",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Boolean agencyAuthority,

        @Schema(
                description =
                        "NNSP: the SPID of the provider that will carry the numbers: one of those that we have on file"
                                + " for you, your own or of a provider for whom you act. Left out, it is the one that names you"
                                + " here. 47 CFR 52.36(b)(5).",
                example = "1234",
                pattern = Described.SPID)
        @Nullable
        String newNetworkServiceProvider) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static PortOutOrderRequest of(JsonFields fields) {
        PortOutOrderRequest request = new PortOutOrderRequest(
                fields.text("purchaseOrderNumber"),
                fields.wholeNumber("version"),
                fields.texts("phoneNumbers"),
                fields.text("accountNumber"),
                fields.text("zipCode"),
                fields.text("pin"),
                fields.text("desiredDueDate"),
                fields.text("initiatorPhone"),
                fields.flag("agencyAuthority"),
                fields.text("newNetworkServiceProvider"));
        fields.end();
        return request;
    }

    @Override
    public String toString() {
        return "PortOutOrderRequest[purchaseOrderNumber=" + purchaseOrderNumber + ", version=" + version + ", pin=…]";
    }
}
