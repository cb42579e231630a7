package io.portwarden.provider;

import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.number.NumberChange;
import io.portwarden.pin.PinCountries;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down in a tenant's trail what the provider does to it, one entry for all that is done at once, and tells its
 * admins where their protection changes. To be called last in a transaction for the provider: it holds ends of trails.
 */
@Component
public class TenantRecords {

    /** Larger numbers are not taken into the trail. */
    private static final int LARGEST_COUNT = 99_999;

    /** What carriers' orders are compared with: a change of it is told to the tenant's admins (NOT-1). */
    private static final Set<TenantForm.Field> TOLD = EnumSet.of(
            TenantForm.Field.ACCOUNT_NUMBER,
            TenantForm.Field.NAME,
            TenantForm.Field.COUNTRY,
            TenantForm.Field.ZIP_CODE,
            TenantForm.Field.MAIN_NUMBER,
            TenantForm.Field.SERVICE_ADDRESS,
            TenantForm.Field.AUTHORIZED_PERSON);

    /** The same of a number that has its own (NUM-5). */
    private static final String NUMBER_ZIP_CODE = "number-zip-code";

    private static final Map<NumberChange.Kind, AuditDetail> DETAILS = Map.of(
            NumberChange.Kind.ADD, AuditDetail.ADDED,
            NumberChange.Kind.ADD_INACTIVE, AuditDetail.ADDED,
            NumberChange.Kind.RETURN, AuditDetail.RETURNED,
            NumberChange.Kind.ACTIVATE, AuditDetail.ACTIVATED,
            NumberChange.Kind.DEACTIVATE, AuditDetail.DEACTIVATED,
            NumberChange.Kind.DESCRIBE, AuditDetail.DESCRIBED,
            NumberChange.Kind.DESCRIBE_INACTIVE, AuditDetail.DESCRIBED);

    private final Transactions transactions;
    private final PinCountries countries;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;

    TenantRecords(
            Transactions transactions,
            PinCountries countries,
            AuditTrail trail,
            Outbox outbox,
            LiveUpdates liveUpdates) {
        this.transactions = transactions;
        this.countries = countries;
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
    }

    public void created(AuditActor actor, Tenant tenant, Collection<NumberChange> numbers) {
        record(
                tenant.id(),
                counted(AuditEvent.of(AuditKind.TENANT_CREATED), numbers)
                        .by(actor)
                        .with(AuditDetail.COUNTRY, Locale.of("", tenant.country())));
    }

    /** Writes down what was changed of a tenant, and tells its admins (NOT-1). */
    void changed(AuditActor actor, Tenant before, Tenant after) {
        written(actor, before, after, List.of());
        tell(actor, Map.of(after.id(), after.changesSince(before)), List.of());
    }

    /**
     * Tells the admins of tenants, of many at once, what was changed of what is on file about them and their numbers; not to
     * what (NOT-1). Whom that is was known before the change: nothing of a tenant's people comes with it.
     */
    public void tell(AuditActor actor, Map<TenantId, Set<TenantForm.Field>> changed, Collection<NumberChange> numbers) {
        Map<TenantId, List<String>> codes = new HashMap<>();
        changed.forEach((tenantId, fields) -> TOLD.stream()
                .filter(fields::contains)
                .map(field -> field.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(code -> add(codes, tenantId, code)));
        numbers.stream()
                .filter(NumberChange::otherZip)
                .map(NumberChange::tenantId)
                .distinct()
                .forEach(tenantId -> add(codes, tenantId, NUMBER_ZIP_CODE));
        outbox.addAll(codes.entrySet().stream()
                .map(told -> new Notice(
                        told.getKey(),
                        NoticeKind.ON_FILE_CHANGED,
                        Map.of(
                                NoticeParam.FIELDS, String.join(",", told.getValue()),
                                NoticeParam.PERSON, actor.name())))
                .toList());
    }

    private static void add(Map<TenantId, List<String>> codes, TenantId tenantId, String code) {
        codes.computeIfAbsent(tenantId, any -> new ArrayList<>()).add(code);
    }

    /** Writes down what was changed of a tenant, whose admins are told by {@link #tell}. */
    public void written(AuditActor actor, Tenant before, Tenant after, Collection<NumberChange> numbers) {
        Set<TenantForm.Field> fields = after.changesSince(before);
        if (fields.isEmpty()) {
            numbers(actor, after.id(), numbers);
            return;
        }
        boolean elsewhere = fields.contains(TenantForm.Field.COUNTRY);
        AuditKind kind = elsewhere ? AuditKind.TENANT_COUNTRY_CHANGED : AuditKind.TENANT_CHANGED;
        AuditEvent event = counted(AuditEvent.of(kind), numbers).by(actor).with(AuditDetail.FIELDS, fields);
        record(
                after.id(),
                !elsewhere
                        ? event
                        : event.with(AuditDetail.PREVIOUS_COUNTRY, Locale.of("", before.country()))
                                .with(AuditDetail.COUNTRY, Locale.of("", after.country())),
                countries.include(before) == countries.include(after) ? null : notice(actor, after));
    }

    public void numbers(AuditActor actor, TenantId tenantId, Collection<NumberChange> numbers) {
        if (!numbers.isEmpty()) {
            record(
                    tenantId,
                    counted(AuditEvent.of(AuditKind.NUMBERS_CHANGED), numbers).by(actor));
        }
    }

    /** @param kind whether the number, or what was stored as one, is the tenant's or not */
    void decided(AuditActor actor, TenantId tenantId, AuditKind kind, PhoneNumber number) {
        record(tenantId, AuditEvent.of(kind).by(actor).about(AuditSubject.number(number)));
    }

    /** Its main number has gone to another tenant, and it has none now, which is told to its admins (NOT-1). */
    public void withoutMainNumber(AuditActor actor, TenantId tenantId) {
        record(
                tenantId,
                AuditEvent.of(AuditKind.TENANT_CHANGED)
                        .by(actor)
                        .with(AuditDetail.FIELDS, EnumSet.of(TenantForm.Field.MAIN_NUMBER)));
        tell(actor, Map.of(tenantId, EnumSet.of(TenantForm.Field.MAIN_NUMBER)), List.of());
    }

    void renamed(AuditActor actor, Tenant tenant) {
        record(
                tenant.id(),
                AuditEvent.of(AuditKind.TENANT_CHANGED)
                        .by(actor)
                        .with(AuditDetail.FIELDS, EnumSet.of(TenantForm.Field.ACCOUNT_NUMBER)));
        tell(actor, Map.of(tenant.id(), EnumSet.of(TenantForm.Field.ACCOUNT_NUMBER)), List.of());
    }

    /** @param kind what has become of the tenant as a whole */
    void moved(AuditActor actor, Tenant tenant, AuditKind kind) {
        record(tenant.id(), AuditEvent.of(kind).by(actor));
    }

    /** In the provider's own trail. */
    public void exported(AuditActor actor) {
        transactions.inTurnFor(
                TenantId.PROVIDER,
                () -> trail.record(
                        TenantId.PROVIDER,
                        AuditEvent.of(AuditKind.TENANTS_EXPORTED).by(actor)));
    }

    /** In the provider's own trail. */
    public void imported(AuditActor actor, int tenants, int numbers) {
        transactions.inTurnFor(
                TenantId.PROVIDER,
                () -> trail.record(
                        TenantId.PROVIDER,
                        AuditEvent.of(AuditKind.TENANTS_IMPORTED)
                                .by(actor)
                                .with(AuditDetail.COUNT, Math.min(tenants, LARGEST_COUNT))
                                .with(AuditDetail.ADDED, Math.min(numbers, LARGEST_COUNT))));
    }

    private void record(TenantId tenantId, AuditEvent event) {
        record(tenantId, event, null);
    }

    private void record(TenantId tenantId, AuditEvent event, @Nullable Notice told) {
        transactions.inTurnFor(tenantId, () -> {
            liveUpdates.publish(new LiveUpdate(tenantId, LiveUpdate.Topic.NUMBER, tenantId.value()));
            if (told != null) {
                outbox.add(told);
            }
            trail.record(tenantId, event);
        });
    }

    private Notice notice(AuditActor actor, Tenant tenant) {
        return new Notice(
                tenant.id(),
                countries.include(tenant) ? NoticeKind.PIN_APPLIES : NoticeKind.PIN_NO_LONGER_APPLIES,
                Map.of(NoticeParam.TENANT, tenant.name(), NoticeParam.PERSON, actor.name()));
    }

    private static AuditEvent counted(AuditEvent event, Collection<NumberChange> numbers) {
        Map<AuditDetail, Integer> counts = new EnumMap<>(AuditDetail.class);
        numbers.forEach(number -> counts.merge(DETAILS.get(number.kind()), 1, Integer::sum));
        AuditEvent counted = event;
        for (Map.Entry<AuditDetail, Integer> count : new TreeMap<>(counts).entrySet()) {
            counted = counted.with(count.getKey(), Math.min(count.getValue(), LARGEST_COUNT));
        }
        return counted;
    }
}
