package io.portwarden.order.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderWebhookBodies;
import io.portwarden.order.OrderedNumber;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.Reason;
import io.portwarden.order.SeenByProvider;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.api.ApiTime;
import io.portwarden.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes events of orders as JSON: to carriers an order looks as in the answers of the API. */
@Component
class OrderWebhookJson implements OrderWebhookBodies {

    private static final String TIME = ApiTime.PATTERN;

    private final JsonMapper json;
    private final BusinessCalendar calendar;

    OrderWebhookJson(JsonMapper json, BusinessCalendar calendar) {
        this.json = json;
        this.calendar = calendar;
    }

    private record Event(
            String type,

            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
            Instant timestamp,

            ObjectNode data) {}

    /** @param phoneNumbers those that the reason is about; empty where it is about the whole order */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TenantReason(String code, @Nullable String industryCode, List<String> phoneNumbers) {}

    record GainingCarrier(String spid, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TenantOrder(
            UUID id,
            String purchaseOrderNumber,
            int version,
            String status,
            GainingCarrier carrier,
            String newNetworkServiceProvider,
            List<TenantReason> reasons,
            List<String> phoneNumbers,
            @Nullable LocalDate desiredDueDate,
            @Nullable LocalDate earliestDueDate,
            @Nullable LocalDate firmOrderCommitmentDate,
            @Nullable String decision,

            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC") @Nullable
            Instant reviewEndsAt,

            @Nullable Boolean rejectedUnlessConfirmed,
            @Nullable String timeZone,

            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
            Instant receivedAt) {}

    record HoldingTenant(UUID id, String name, String accountNumber) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProviderOrder(
            UUID id,
            String purchaseOrderNumber,
            int version,
            String status,
            HoldingTenant tenant,
            List<String> phoneNumbers,
            GainingCarrier carrier,
            String newNetworkServiceProvider,
            List<TenantReason> reasons,
            @Nullable Boolean simple,
            LocalDate desiredDueDate,
            LocalDate dueDate,
            @Nullable LocalDate firmOrderCommitmentDate,
            String timeZone,

            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC") @Nullable
            Instant conflictUntil,

            @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = ApiTime.PATTERN, timezone = "UTC")
            Instant receivedAt) {}

    @Override
    public String forProvider(
            String type,
            Instant at,
            SeenByProvider seen,
            Carrier carrier,
            Tenant tenant,
            @Nullable Boolean simple,
            @Nullable Instant conflictUntil) {
        PortOutOrder order = seen.order();
        return event(
                type,
                at,
                new ProviderOrder(
                        order.id(),
                        order.name().purchaseOrderNumber(),
                        order.name().version(),
                        order.status().code(),
                        new HoldingTenant(tenant.id().value(), tenant.name(), tenant.accountNumber()),
                        order.phoneNumbers().stream().map(PhoneNumber::e164).toList(),
                        new GainingCarrier(carrier.spid(), carrier.name()),
                        order.asked().newNetworkServiceProvider(),
                        order.reasons().stream()
                                .map(reason -> reason(reason, order.numbers()))
                                .toList(),
                        simple,
                        order.desiredDueDate(),
                        order.dueDate(),
                        order.firmOrderCommitmentDate(),
                        Objects.requireNonNullElse(order.zone(), calendar.zone())
                                .getId(),
                        conflictUntil,
                        order.receivedAt()),
                null);
    }

    @Override
    public String forCarrier(String type, Instant at, PortOutOrder order, @Nullable LocalDate lapsesOn) {
        return event(type, at, PortOutOrderAnswer.of(order), lapsesOn);
    }

    @Override
    public String forTenant(
            String type, Instant at, PortOutOrder order, Carrier carrier, @Nullable LocalDate lapsesOn) {
        return event(
                type,
                at,
                new TenantOrder(
                        order.id(),
                        order.name().purchaseOrderNumber(),
                        order.name().version(),
                        order.status().code(),
                        new GainingCarrier(carrier.spid(), carrier.name()),
                        order.asked().newNetworkServiceProvider(),
                        order.reasons().stream()
                                .map(reason -> reason(reason, order.numbers()))
                                .toList(),
                        order.phoneNumbers().stream().map(PhoneNumber::e164).toList(),
                        order.isDated(carrier) ? order.desiredDueDate() : null,
                        order.earliestDueDate(),
                        order.firmOrderCommitmentDate(),
                        order.decision(),
                        order.reviewEndsAt(),
                        order.silenceRefuses() ? Boolean.TRUE : null,
                        order.zone() == null ? null : order.zone().getId(),
                        order.receivedAt()),
                lapsesOn);
    }

    private String event(String type, Instant at, Object order, @Nullable LocalDate lapsesOn) {
        ObjectNode data = json.valueToTree(order);
        if (lapsesOn != null) {
            data.put("lapsesOn", lapsesOn.toString());
        }
        return json.writeValueAsString(new Event(type, at, data));
    }

    private static TenantReason reason(Reason reason, List<OrderedNumber> numbers) {
        return new TenantReason(
                reason.code(),
                reason.industryCode(),
                numbers.stream()
                        .filter(number -> number.reasons().contains(reason))
                        .map(number -> number.phoneNumber().e164())
                        .toList());
    }
}
