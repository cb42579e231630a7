package io.portwarden.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.order.CustomerRecord;
import io.portwarden.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a carrier is told that has asked for a customer's record. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CustomerRecord", description = "A customer's record, or why it is not given.")
record CustomerRecordAnswer(
        @Schema(
                description = "Whether the record is given.",
                example = "true",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean given,

        @Schema(
                description = "All reasons for which it is not; empty when it is given.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<ReasonAnswer> reasons,

        @Schema(description = "The account number as it is on file.", example = "CONTOSO-001") @Nullable
        String accountNumber,

        @Schema(description = "The name of the customer as it is on file.", example = "Contoso") @Nullable
        String name,

        @Schema(description = "The main billing number, where one is on file.", example = "+12025550123") @Nullable
        String mainNumber,

        @Schema(description = "Where the service is, where that is on file.", example = "1 Main Street, Springfield")
        @Nullable
        String serviceAddress,

        @Schema(
                description = "The numbers of the account that are in service, in their order; 1,000 in a part.",
                example = "[\"+12025550123\"]")
        @Nullable
        List<String> phoneNumbers,

        @Schema(
                description = "Only where there are more numbers: send the request again with this as `after`.",
                example = "+12025550123")
        @Nullable
        String next) {

    static CustomerRecordAnswer of(CustomerRecord.Answer answer) {
        CustomerRecord record = answer.record();
        if (record == null) {
            return new CustomerRecordAnswer(
                    false, CarrierReasons.of(answer.reasons(), List.of()), null, null, null, null, null, null);
        }
        return new CustomerRecordAnswer(
                true,
                List.of(),
                record.accountNumber(),
                record.name(),
                record.mainNumber() == null ? null : record.mainNumber().e164(),
                record.serviceAddress().isEmpty() ? null : record.serviceAddress(),
                record.numbers().items().stream().map(PhoneNumber::e164).toList(),
                record.numbers().next().map(PhoneNumber::e164).orElse(null));
    }
}
