package io.portwarden.order.life;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.number.access.NumberService;
import io.portwarden.order.CustomerRecord;
import io.portwarden.order.Reason;
import io.portwarden.order.check.RecordExamination;
import io.portwarden.order.check.RecordExamination.Found;
import io.portwarden.order.check.RefusalPace;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives carriers a customer's record, or says why not; trail and admins hear of either (CSR-1). */
@Component
public class CustomerRecords {

    /** Numbers in a part of a record. */
    public static final int PART = 1_000;

    /** Who reads a record of many parts, or asks again and again, is told of once in this while. */
    private static final Duration QUIET = Duration.ofHours(1);

    private final RecordProperties properties;
    private final RecordExamination examination;
    private final NumberService numbers;
    private final AuditTrail trail;
    private final Outbox outbox;

    CustomerRecords(
            RecordProperties properties,
            RecordExamination examination,
            NumberService numbers,
            AuditTrail trail,
            Outbox outbox) {
        this.properties = properties;
        this.examination = examination;
        this.numbers = numbers;
        this.trail = trail;
        this.outbox = outbox;
    }

    public boolean areGiven() {
        return properties.customerRecords() == RecordProperties.Given.CARRIERS;
    }

    /**
     * Answers within the limits on guesses; where the record is refused, after the same time, whatever the reason (PIN-8).
     *
     * @throws CustomerRecord.NotGivenException when the provider gives none; no PIN was looked at
     * @throws io.portwarden.shared.UnavailableException when no answer could be found in time
     */
    public CustomerRecord.Answer ask(OrderSender sender, CustomerRecord.Inquiry asked) {
        RefusalPace pace = examination.begin();
        if (!areGiven()) {
            throw new CustomerRecord.NotGivenException();
        }
        CustomerRecord.Answer answer =
                examination.examine(sender.carrier(), asked, found -> conclude(sender, asked, found));
        pace.keepAny(answer.reasons());
        return answer;
    }

    private CustomerRecord.Answer conclude(OrderSender sender, CustomerRecord.Inquiry asked, Found found) {
        if (found.tenant() == null || !found.reasons().isEmpty()) {
            refused(sender, found);
            return CustomerRecord.Answer.refused(found.reasons());
        }
        Page<PhoneNumber, PhoneNumber> part =
                Page.of(numbers.inService(found.tenantId(), asked.after(), PART + 1), PART, Function.identity());
        given(sender, found.tenantId(), part.items().size());
        return CustomerRecord.Answer.given(CustomerRecord.of(found.tenant(), part));
    }

    private void given(OrderSender sender, TenantId tenantId, int count) {
        tellOnce(
                sender,
                new Notice(tenantId, NoticeKind.CUSTOMER_RECORD_GIVEN, Map.of(NoticeParam.CARRIER, name(sender))));
        trail.record(tenantId, event(AuditKind.CUSTOMER_RECORD_GIVEN, sender).with(AuditDetail.COUNT, count));
    }

    /** Where the account is nobody's, there is nobody to tell; it stands in the provider's trail. */
    private void refused(OrderSender sender, Found found) {
        if (found.tenant() != null) {
            String reasons = found.reasons().stream().map(Reason::code).collect(Collectors.joining(","));
            tellOnce(
                    sender,
                    new Notice(
                            found.tenantId(),
                            NoticeKind.CUSTOMER_RECORD_REFUSED,
                            Map.of(NoticeParam.CARRIER, name(sender), NoticeParam.REASONS, reasons)));
        }
        trail.record(
                found.tenantId(),
                event(AuditKind.CUSTOMER_RECORD_REFUSED, sender).with(AuditDetail.REASONS, found.reasons()));
    }

    private void tellOnce(OrderSender sender, Notice notice) {
        outbox.addOnce(sender.carrier().id().toString(), notice, QUIET);
    }

    private static String name(OrderSender sender) {
        return sender.carrier().name();
    }

    /** Done by the carrier, or by the operator who has typed in what it sent on paper. */
    private static AuditEvent event(AuditKind kind, OrderSender sender) {
        Carrier carrier = sender.carrier();
        AuditActor actor = sender.actor().operator() == null
                ? sender.actor().audited()
                : AuditActor.of(sender.actor().operator());
        return AuditEvent.of(kind)
                .by(actor)
                .about(AuditSubject.carrier(carrier.id().value(), carrier.name()));
    }
}
