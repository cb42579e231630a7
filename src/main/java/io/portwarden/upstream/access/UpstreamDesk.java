package io.portwarden.upstream.access;

import io.portwarden.apikey.ApiKey;
import io.portwarden.audit.AuditEvent;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.AuditSubject;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.notification.Notice;
import io.portwarden.notification.NoticeKind;
import io.portwarden.notification.NoticeParam;
import io.portwarden.notification.Outbox;
import io.portwarden.pin.CarrierLimit;
import io.portwarden.pin.access.CarrierLimitService;
import io.portwarden.shared.Characters;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.ConnectionRefusal;
import io.portwarden.upstream.ConnectionRefusedException;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.ContactResult;
import io.portwarden.upstream.UpstreamAdapter;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamContact;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.connection.ConnectionContacts;
import io.portwarden.upstream.connection.ConnectionRepository;
import io.portwarden.upstream.connection.ConnectionSecrets;
import io.portwarden.upstream.connection.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What operators do with connections to upstreams: putting them on file, trying them, and switching them on. */
@Service
@PreAuthorize("hasRole('SECURITY')")
public class UpstreamDesk {

    /** How far back what was rehearsed is shown (UPS-12). */
    public static final Duration WEEK = Duration.ofDays(7);

    private static final Scope OWN = Scope.provider().andTenant(TenantId.PROVIDER);

    private final Transactions transactions;
    private final ConnectionRepository rows;
    private final Connections connections;
    private final ConnectionSecrets secrets;
    private final ConnectionContacts contacts;
    private final Map<UpstreamKind, UpstreamAdapter> adapters;
    private final CarrierService carriers;
    private final CarrierLimitService carrierLimits;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final LiveUpdates liveUpdates;
    private final FreshSignIn freshSignIn;
    private final Clock clock;

    UpstreamDesk(
            Transactions transactions,
            ConnectionRepository rows,
            Connections connections,
            ConnectionSecrets secrets,
            ConnectionContacts contacts,
            List<UpstreamAdapter> adapters,
            CarrierService carriers,
            CarrierLimitService carrierLimits,
            AuditTrail trail,
            Outbox outbox,
            LiveUpdates liveUpdates,
            FreshSignIn freshSignIn,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.connections = connections;
        this.secrets = secrets;
        this.contacts = contacts;
        this.adapters = adapters.stream().collect(Collectors.toMap(UpstreamAdapter::kind, Function.identity()));
        this.carriers = carriers;
        this.carrierLimits = carrierLimits;
        this.trail = trail;
        this.outbox = outbox;
        this.liveUpdates = liveUpdates;
        this.freshSignIn = freshSignIn;
        this.clock = clock;
    }

    /** The kinds of upstreams that this program can speak with. */
    public List<UpstreamKind> kinds() {
        return adapters.keySet().stream().sorted().toList();
    }

    /** The settings that connections of this kind have, in the order in which people are asked for them. */
    public List<ConnectionField> fields(UpstreamKind kind) {
        return adapter(kind).fields();
    }

    /** Those without which there is none. */
    public List<ConnectionField> required(UpstreamKind kind) {
        return adapter(kind).required();
    }

    /** Oldest first. */
    public List<ConnectionOnFile> list() {
        connections.load();
        Map<UUID, UpstreamContact> known = contacts.all();
        return connections.all().stream().map(one -> onFile(one, known)).toList();
    }

    public Optional<ConnectionOnFile> find(UUID id) {
        connections.load();
        return connections.find(id).map(one -> onFile(one, contacts.all()));
    }

    private ConnectionOnFile onFile(UpstreamConnection connection, Map<UUID, UpstreamContact> known) {
        UpstreamAdapter adapter = adapter(connection.kind());
        return new ConnectionOnFile(
                connection,
                known.getOrDefault(connection.id(), UpstreamContact.NONE),
                adapter.fields(),
                connections.secretsOf(connection.id()),
                adapter.calls());
    }

    private UpstreamAdapter adapter(UpstreamKind kind) {
        return Optional.ofNullable(adapters.get(kind))
                .orElseThrow(() -> new NoSuchElementException("Nobody here speaks with " + kind.code()));
    }

    /**
     * Puts a connection on file, with a carrier of its own that counts for what comes by it; it rehearses at first (UPS-12).
     *
     * @param spid the upstream's own, which no carrier has here
     * @param settings those that are secret too
     * @throws ConnectionRefusedException when something of it cannot be
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    public AddedConnection add(UpstreamKind kind, String name, String spid, Map<ConnectionField, String> settings) {
        freshSignIn.requireFresh();
        UpstreamAdapter adapter = adapter(kind);
        String called = named(name);
        Map<ConnectionField, String> all = checked(adapter, settings);
        adapter.required().stream()
                .filter(field -> !all.containsKey(field))
                .findFirst()
                .ifPresent(missing -> {
                    throw new ConnectionRefusedException(ConnectionRefusal.SETTING_MISSING, missing);
                });
        String own = NormalForm.plain(spid).toUpperCase(Locale.ROOT);
        if (!Carrier.isSpid(own)) {
            throw new ConnectionRefusedException(ConnectionRefusal.SPID_WRONG);
        }
        @Nullable ApiKey password = adapter.calls() ? ApiKey.generate() : null;
        UUID id = Identifiers.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AddedConnection added = transactions.stating(OWN, () -> {
            rows.queue();
            requireFree(called, id);
            if (carriers.findBySpid(own).isPresent()) {
                throw new ConnectionRefusedException(ConnectionRefusal.SPID_TAKEN);
            }
            Carrier carrier = carriers.register(new Carrier(CarrierId.next(), own, called, List.of(), true));
            UpstreamConnection connection =
                    new UpstreamConnection(id, kind, called, carrier, ConnectionMode.REHEARSAL, shown(all), false, now);
            rows.insert(connection, password == null ? null : password.hash());
            all.forEach((field, value) -> set(id, field, value));
            // Behind it stands every carrier (CAR-1).
            carrierLimits.change(carrier.id(), CarrierLimit.HIGHEST);
            record(AuditKind.UPSTREAM_ADDED, connection);
            return new AddedConnection(connection, password);
        });
        connections.load();
        return added;
    }

    /**
     * Writes down another name, other settings, and whether PINs are handed on. A secret that is left out stays as it is, an
     * empty one is forgotten.
     *
     * @throws ConnectionRefusedException when something of it cannot be
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    public UpstreamConnection change(UUID id, String name, Map<ConnectionField, String> settings, boolean handsPins) {
        freshSignIn.requireFresh();
        String called = named(name);
        UpstreamConnection changed = transactions.stating(OWN, () -> {
            UpstreamConnection before = locked(id);
            UpstreamAdapter adapter = adapter(before.kind());
            Map<ConnectionField, String> wanted = checked(adapter, settings);
            requireFree(called, id);
            for (ConnectionField field : adapter.fields()) {
                @Nullable String value = wanted.get(field);
                if (value != null) {
                    set(id, field, value);
                } else if (!field.isSecret() || settings.containsKey(field)) {
                    if (adapter.required().contains(field)) {
                        throw new ConnectionRefusedException(ConnectionRefusal.SETTING_MISSING, field);
                    }
                    rows.set(id, field, null);
                }
            }
            if (!called.equals(before.name())) {
                Carrier carrier = before.carrier();
                carriers.change(
                        new Carrier(carrier.id(), carrier.spid(), called, carrier.otherSpids(), carrier.upstream()));
            }
            UpstreamConnection after = new UpstreamConnection(
                    id,
                    before.kind(),
                    called,
                    before.carrier(),
                    before.mode(),
                    shown(wanted),
                    handsPins,
                    before.createdAt());
            rows.change(after);
            record(AuditKind.UPSTREAM_CHANGED, after);
            return locked(id);
        });
        connections.load();
        return changed;
    }

    /**
     * Lets a connection rehearse, count, or let nobody in.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh: one that rehearses holds nothing,
     *     one that counts can hold every port, and one that is off holds all of them
     */
    public void changeMode(UUID id, ConnectionMode mode) {
        freshSignIn.requireFresh();
        transactions.doStating(OWN, () -> {
            UpstreamConnection before = locked(id);
            if (before.mode() == mode) {
                return;
            }
            rows.changeMode(id, mode);
            outbox.add(new Notice(
                    TenantId.PROVIDER,
                    switch (mode) {
                        case OFF -> NoticeKind.UPSTREAM_OFF;
                        case REHEARSAL -> NoticeKind.UPSTREAM_REHEARSES;
                        case LIVE -> NoticeKind.UPSTREAM_LIVE;
                    },
                    Map.of(
                            NoticeParam.PERSON,
                            CurrentPerson.get().displayName(),
                            NoticeParam.UPSTREAM,
                            before.name())));
            record(
                    switch (mode) {
                        case OFF -> AuditKind.UPSTREAM_OFF;
                        case REHEARSAL -> AuditKind.UPSTREAM_REHEARSES;
                        case LIVE -> AuditKind.UPSTREAM_LIVE;
                    },
                    before);
        });
        connections.load();
    }

    /**
     * Makes a new password, with which alone the upstream can call from now on. This is the only time that it can be seen.
     *
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    public ApiKey newPassword(UUID id) {
        freshSignIn.requireFresh();
        ApiKey password = ApiKey.generate();
        transactions.doStating(OWN, () -> {
            UpstreamConnection connection = locked(id);
            if (!adapter(connection.kind()).calls()) {
                throw new IllegalArgumentException("Such an upstream does not call with a password");
            }
            rows.changePassword(id, password.hash());
            record(AuditKind.UPSTREAM_PASSWORD_CHANGED, connection);
        });
        connections.load();
        return password;
    }

    /** Asks the upstream something harmless; takes up to 15 seconds. */
    public ContactResult test(UUID id) {
        connections.load();
        UpstreamConnection connection = connections.find(id).orElseThrow(() -> unknown(id));
        ContactResult result = adapter(connection.kind()).test(connection);
        @Nullable ContactProblem problem = result.problem();
        if (problem == null) {
            contacts.heard(connection);
        } else {
            contacts.failed(connection, problem);
        }
        return result;
    }

    private UpstreamConnection locked(UUID id) {
        rows.queue();
        return connections.seenByTransaction().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static NoSuchElementException unknown(UUID id) {
        return new NoSuchElementException("No connection " + id);
    }

    private void set(UUID id, ConnectionField field, String value) {
        rows.set(id, field, field.isSecret() ? secrets.seal(id, field, value) : value);
    }

    private void requireFree(String name, UUID besides) {
        if (rows.hasName(name, besides)) {
            throw new ConnectionRefusedException(ConnectionRefusal.NAME_TAKEN);
        }
    }

    private static String named(String name) {
        String called = name.strip();
        if (called.isEmpty()
                || NormalForm.of(called).isEmpty()
                || called.length() > UpstreamConnection.LONGEST_NAME
                || !Characters.fitOneLine(called)) {
            throw new ConnectionRefusedException(ConnectionRefusal.NAME_WRONG);
        }
        return called;
    }

    /** The settings that have a value, each of which can be one. */
    private static Map<ConnectionField, String> checked(
            UpstreamAdapter adapter, Map<ConnectionField, String> settings) {
        Map<ConnectionField, String> checked = new EnumMap<>(ConnectionField.class);
        settings.forEach((field, written) -> {
            String value = written.strip();
            if (!adapter.fields().contains(field) || !value.isEmpty() && !field.fits(value)) {
                throw new ConnectionRefusedException(ConnectionRefusal.SETTING_WRONG, field);
            }
            if (!value.isEmpty()) {
                checked.put(field, value);
            }
        });
        return checked;
    }

    private static Map<ConnectionField, String> shown(Map<ConnectionField, String> settings) {
        Map<ConnectionField, String> shown = new EnumMap<>(ConnectionField.class);
        settings.forEach((field, value) -> {
            if (!field.isSecret()) {
                shown.put(field, value);
            }
        });
        return shown;
    }

    private void record(AuditKind kind, UpstreamConnection connection) {
        liveUpdates.publish(new LiveUpdate(TenantId.PROVIDER, LiveUpdate.Topic.UPSTREAM, connection.id()));
        trail.record(
                TenantId.PROVIDER,
                AuditEvent.of(kind)
                        .about(AuditSubject.carrier(connection.carrier().id().value(), connection.name())));
    }
}
