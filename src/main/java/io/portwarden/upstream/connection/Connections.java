package io.portwarden.upstream.connection;

import io.portwarden.apikey.ApiKey;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.carrier.CarrierService;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.work.Rounds;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What this node knows of the connections, all from memory: who calls must be known while the database is away, when what was
 * known last counts.
 */
@Component
public class Connections extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final ConnectionRepository connections;
    private final CarrierService carriers;
    private final ConnectionSecrets secrets;
    private final LiveUpdates liveUpdates;
    private volatile @Nullable Map<UUID, KnownConnection> known;
    private LiveUpdates.@Nullable Subscription subscription;

    Connections(
            Transactions transactions,
            ConnectionRepository connections,
            CarrierService carriers,
            ConnectionSecrets secrets,
            LiveUpdates liveUpdates) {
        super("upstream-connections", "Looks for changed connections to upstreams", EVERY, EVERY);
        this.transactions = transactions;
        this.connections = connections;
        this.carriers = carriers;
        this.secrets = secrets;
        this.liveUpdates = liveUpdates;
    }

    /** Whether this node has ever seen what connections there are: until then, one that it does not know may be there. */
    public boolean isLoaded() {
        return known != null;
    }

    /** Oldest first. */
    public List<UpstreamConnection> all() {
        return known().values().stream().map(KnownConnection::connection).toList();
    }

    public List<UpstreamConnection> all(UpstreamKind kind) {
        return all().stream().filter(one -> one.kind() == kind).toList();
    }

    public Optional<UpstreamConnection> find(UUID id) {
        return Optional.ofNullable(known().get(id)).map(KnownConnection::connection);
    }

    /** The connection that a number means which says so of its upstream. */
    public Optional<UpstreamConnection> named(String upstream) {
        return all().stream().filter(one -> one.isNamed(upstream)).findFirst();
    }

    /** Whose orders that carrier's are, where it is a connection. */
    public Optional<UpstreamConnection> of(CarrierId carrierId) {
        return all().stream()
                .filter(one -> one.carrier().id().equals(carrierId))
                .findFirst();
    }

    /** Which secret settings it has. */
    public Set<ConnectionField> secretsOf(UUID id) {
        KnownConnection one = known().get(id);
        return one == null ? Set.of() : one.sealed().keySet();
    }

    /**
     * Opens a secret setting; nothing where there is none.
     *
     * @throws IllegalStateException when it cannot be opened, for want of its key
     */
    public Optional<String> secret(UpstreamConnection connection, ConnectionField field) {
        return Optional.ofNullable(known().get(connection.id()))
                .flatMap(one -> Optional.ofNullable(one.sealed().get(field)))
                .map(text -> secrets.open(connection.id(), field, text));
    }

    /** Whether the upstream calls with that password. */
    public boolean hasPassword(UpstreamConnection connection, String shown) {
        KnownConnection one = known().get(connection.id());
        return one != null
                && ApiKey.parse(shown)
                        .filter(key -> one.hasPasswordHash(key.hash()))
                        .isPresent();
    }

    private Map<UUID, KnownConnection> known() {
        @Nullable Map<UUID, KnownConnection> now = known;
        return now == null ? Map.of() : now;
    }

    /** Looks at once, in a transaction of its own. */
    public synchronized void load() {
        known = transactions.stating(Scope.provider(), this::read);
    }

    private Map<UUID, KnownConnection> read() {
        List<ConnectionRepository.Row> rows = connections.all();
        Map<CarrierId, Carrier> whose = carriers.find(
                rows.stream().map(ConnectionRepository.Row::carrierId).toList());
        Map<UUID, Map<ConnectionField, String>> settings = connections.settings();
        Map<UUID, KnownConnection> found = new LinkedHashMap<>();
        for (ConnectionRepository.Row row : rows) {
            @Nullable Carrier carrier = whose.get(row.carrierId());
            if (carrier != null) {
                Map<ConnectionField, String> its = settings.getOrDefault(row.id(), Map.of());
                found.put(
                        row.id(),
                        new KnownConnection(row.with(carrier, some(its, false)), row.passwordHash(), some(its, true)));
            }
        }
        return found;
    }

    private static Map<ConnectionField, String> some(Map<ConnectionField, String> settings, boolean secret) {
        Map<ConnectionField, String> some = new EnumMap<>(ConnectionField.class);
        settings.forEach((field, value) -> {
            if (field.isSecret() == secret) {
                some.put(field, value);
            }
        });
        return some;
    }

    /** Those that a transaction under way sees, what it has changed itself included. */
    public Collection<UpstreamConnection> seenByTransaction() {
        return read().values().stream().map(KnownConnection::connection).toList();
    }

    @Override
    protected void round() {
        load();
    }

    /** Before the first request comes. */
    @Override
    public void start() {
        subscription = liveUpdates.subscribe(TenantId.PROVIDER, new LiveUpdates.Listener() {
            @Override
            public void happened(LiveUpdate update) {
                if (update.topic() == LiveUpdate.Topic.UPSTREAM) {
                    load();
                }
            }

            @Override
            public void missed() {
                load();
            }
        });
        try {
            load();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("Which connections to upstreams there are is not known yet: {}", away.getMessage());
        }
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        LiveUpdates.@Nullable Subscription last = subscription;
        if (last != null) {
            last.close();
            subscription = null;
        }
    }

    /** Before what works with connections, and before the server listens. */
    @Override
    public int getPhase() {
        return 0;
    }
}
