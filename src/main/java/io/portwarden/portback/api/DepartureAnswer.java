package io.portwarden.portback.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.portwarden.portback.PortBack;
import io.portwarden.shared.api.ApiTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A departure that is written down: what never changes of its case, so that the same request has the same answer. */
@Schema(name = "Departure", description = "A number that left without an order.")
record DepartureAnswer(
        @Schema(
                description = "Names the case that was opened for it.",
                example = "0199c0de-0000-7000-8000-000000000001",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID id,

        @Schema(
                description = "Our name for the tenant that held it.",
                example = "0198c5a2-7d4e-7c31-9a53-1f0e6d2b8c77",
                requiredMode = Schema.RequiredMode.REQUIRED)
        UUID tenantId,

        @Schema(description = "In E.164 form.", example = "+12025550180", requiredMode = Schema.RequiredMode.REQUIRED)
        String phoneNumber,

        @Schema(
                description = "When it left, to the second.",
                example = "2026-11-30T14:05:00.000Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        Instant leftAt,

        @Schema(description = "Who has it now.", example = "5678", requiredMode = Schema.RequiredMode.REQUIRED)
        String spid,

        @Schema(
                description = "When this was written down.",
                example = "2026-11-30T15:00:00.000Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        Instant recordedAt,

        @Schema(
                description = "Until when the other provider expects to be asked to give it back.",
                example = "2026-12-01T14:05:00.000Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        Instant askBy,

        @Schema(
                description =
                        "Until when it can be asked at the latest; later, that counts as winning a customer back.",
                example = "2026-12-07T14:05:00.000Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
        Instant askAtTheLatestBy) {

    static DepartureAnswer of(PortBack left) {
        return new DepartureAnswer(
                left.id(),
                left.tenantId().value(),
                left.numbers().getFirst().e164(),
                left.leftAt(),
                left.spid(),
                left.reportedAt(),
                left.clock().soonBy(),
                left.clock().latestBy());
    }
}
