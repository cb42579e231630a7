package io.portwarden.order.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.order.PortOutOrder;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.ApiTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A port-out order as its carrier sees it. Answers of one outcome are all of one length: times have three decimals. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PortOutOrder", description = "A port-out order. What does not apply in its status is left out.")
public record PortOutOrderAnswer(
        @Schema(
                description = "Our name for the order.",
                example = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID id,

        @Schema(
                description = "Your name for the order.",
                example = "PON-1001",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String purchaseOrderNumber,

        @Schema(
                description = "The version that the order has now: the next supplement has one more.",
                example = "1",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int version,

        @Schema(
                description =
                        "rejected: see the reasons; a correction can bring it back. pending: every check is passed; it"
                                + " is confirmed at reviewEndsAt unless the customer disputes it. Where the customer has no"
                                + " review it is confirmed at once. disputed: the customer says it"
                                + " is not theirs, and the provider will reject or confirm it. confirmed: the numbers can be"
                                + " yours from firmOrderCommitmentDate on; say that they are by completing the order, or it"
                                + " lapses some days later. Until then the customer can still dispute it. completed,"
                                + " cancelled (by you, or lapsed): nothing more happens. Others may come: treat one that you do"
                                + " not know as pending.",
                example = "pending",
                allowableValues = {"rejected", "pending", "disputed", "confirmed", "completed", "cancelled"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status,

        @Schema(
                description = "All reasons for which it is rejected; empty in every other status.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<ReasonAnswer> reasons,

        @Schema(
                description = "The numbers in E.164 form.",
                example = "[\"+12025550123\"]",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> phoneNumbers,

        @Schema(
                description = "The day on which you want the numbers.",
                example = "2026-12-01",
                requiredMode = Schema.RequiredMode.REQUIRED)
        LocalDate desiredDueDate,

        @Schema(
                description =
                        "Only where desiredDueDate is too soon and the provider then gives the first lawful day: that"
                                + " day, for which the order is confirmed.",
                example = "2026-12-03")
        @Nullable
        LocalDate earliestDueDate,

        @Schema(
                description =
                        "The firm due date, once the order is confirmed: from this day on it can be completed. Later"
                                + " than desiredDueDate where that day was too soon, or has gone by before the order was"
                                + " confirmed. A day begins at 0:00 in timeZone.",
                example = "2026-12-01")
        @Nullable
        LocalDate firmOrderCommitmentDate,

        @Schema(
                description = "What the provider wrote who decided a dispute: for a rejected order with the reason"
                        + " disputed-by-customer, and for one that was confirmed in spite of the dispute.",
                example = "The customer has shown that nobody there asked for this.")
        @Nullable
        String decision,

        @Schema(
                description =
                        "When a pending order is confirmed unless the customer has disputed it; later, when that was to"
                                + " be. It begins anew with every correction. Left out where an order was confirmed at once.",
                example = "2026-11-30T22:00:00.000Z")
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        @Nullable
        Instant reviewEndsAt,

        @Schema(
                description =
                        "The time zone of the order: that of the region of its smallest number. In it business hours"
                                + " are read and days begin. Left out for orders from before it was kept: the provider's.",
                example = "America/New_York")
        @Nullable
        String timeZone,

        @Schema(
                description = "When we received the order's first version.",
                example = "2026-11-27T15:04:05.678Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        Instant receivedAt) {

    static PortOutOrderAnswer of(PortOutOrder order) {
        return new PortOutOrderAnswer(
                order.id(),
                order.name().purchaseOrderNumber(),
                order.name().version(),
                order.status().code(),
                CarrierReasons.of(order),
                order.phoneNumbers().stream().map(PhoneNumber::e164).toList(),
                order.desiredDueDate(),
                order.earliestDueDate(),
                order.firmOrderCommitmentDate(),
                order.decision(),
                order.reviewEndsAt(),
                order.zone() == null ? null : order.zone().getId(),
                order.receivedAt());
    }
}
