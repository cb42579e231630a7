package io.portwarden.order.api;

import io.portwarden.shared.api.JsonFields;
import io.portwarden.shared.api.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A later version of an order as a carrier sends it: every field is of the right type, and none is checked yet.
 * Fields that an order has too are described there; {@link RequestSchemas} takes the descriptions over.
 */
@Schema(
        name = "SupplementRequest",
        description =
                "A later version of an order. Which fields belong to it depends on its type; a correction holds those"
                        + " that change, and the PIN.")
record SupplementRequest(
        @Schema(
                description = "VER: one higher than the version that the order has now.",
                implementation = Integer.class,
                example = "2",
                minimum = "" + SupplementCheck.FIRST_VERSION,
                maximum = "" + FieldCheck.HIGHEST_VERSION,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        BigInteger version,

        @Schema(
                description = "What is to become of the order: the industry's SUP 1, 2 and 3 in words.",
                example = SupplementCheck.NEW_DUE_DATE,
                allowableValues = {SupplementCheck.CANCEL, SupplementCheck.NEW_DUE_DATE, SupplementCheck.CORRECTION},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String type,

        @Nullable List<String> phoneNumbers,
        @Nullable String accountNumber,
        @Nullable String zipCode,
        @Nullable String pin,
        @Nullable String desiredDueDate,
        @Nullable String initiatorPhone,
        @Nullable Boolean agencyAuthority,
        @Nullable String newNetworkServiceProvider) {

    /** @throws ProblemException (400) when a field is unknown or of the wrong type */
    static SupplementRequest of(JsonFields fields) {
        SupplementRequest request = new SupplementRequest(
                fields.wholeNumber("version"),
                fields.text("type"),
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
        return "SupplementRequest[version=" + version + ", type=" + type + ", pin=…]";
    }
}
