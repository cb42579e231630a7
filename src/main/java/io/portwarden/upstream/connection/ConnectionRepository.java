package io.portwarden.upstream.connection;

import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.Coded;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.database.Rows;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps connections with their settings, in transactions for the provider. */
@Repository
public class ConnectionRepository {

    private final JdbcClient jdbc;

    ConnectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A connection as its row has it, without who counts for it and without its settings. */
    record Row(
            UUID id,
            UpstreamKind kind,
            String name,
            CarrierId carrierId,
            ConnectionMode mode,
            boolean handsPins,
            @Nullable String passwordHash,
            Instant createdAt) {

        UpstreamConnection with(Carrier carrier, Map<ConnectionField, String> settings) {
            return new UpstreamConnection(id, kind, name, carrier, mode, settings, handsPins, createdAt);
        }
    }

    /** Lets one after the other put connections on file and change them, until the transaction ends. */
    public void queue() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('upstream connections', 0))")
                .query((row, index) -> "held")
                .single();
    }

    /** Oldest first; of a kind that this version does not know, none. */
    List<Row> all() {
        return jdbc.sql("""
                        select connection_id, kind, name, carrier_id, mode, hands_pins, password_hash, created_at
                        from upstream_connections where kind = any (:kinds) order by connection_id
                        """)
                .param("kinds", codes(UpstreamKind.values()))
                .query((row, index) -> read(row))
                .list();
    }

    /** By connection, the secret ones sealed. */
    Map<UUID, Map<ConnectionField, String>> settings() {
        Map<UUID, Map<ConnectionField, String>> all = new HashMap<>();
        jdbc.sql("select connection_id, field, value from upstream_settings").query(row -> {
            UUID id = row.getObject("connection_id", UUID.class);
            String value = row.getString("value");
            Coded.find(ConnectionField.class, row.getString("field"))
                    .ifPresent(field -> all.computeIfAbsent(id, none -> new EnumMap<>(ConnectionField.class))
                            .put(field, value));
        });
        return all;
    }

    public boolean hasName(String name, UUID besides) {
        return jdbc.sql("select 1 from upstream_connections where plain_name = :name and connection_id <> :id")
                .param("name", NormalForm.of(name))
                .param("id", besides)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    public void insert(UpstreamConnection connection, @Nullable String passwordHash) {
        jdbc.sql("""
                        insert into upstream_connections (connection_id, kind, name, plain_name, carrier_id, mode, hands_pins,
                                                          password_hash, created_at)
                        values (:id, :kind, :name, :plain, :carrier, :mode, :hands, :password, :created)
                        """)
                .param("id", connection.id())
                .param("kind", connection.kind().code())
                .param("name", connection.name())
                .param("plain", NormalForm.of(connection.name()))
                .param("carrier", connection.carrier().id().value())
                .param("mode", connection.mode().code())
                .param("hands", connection.handsPins())
                .param("password", passwordHash)
                .param("created", Rows.bound(connection.createdAt()))
                .update();
    }

    /** Writes down another name, and whether PINs are handed on. */
    public void change(UpstreamConnection connection) {
        jdbc.sql("""
                        update upstream_connections set name = :name, plain_name = :plain, hands_pins = :hands
                        where connection_id = :id
                        """)
                .param("name", connection.name())
                .param("plain", NormalForm.of(connection.name()))
                .param("hands", connection.handsPins())
                .param("id", connection.id())
                .update();
    }

    public void changeMode(UUID id, ConnectionMode mode) {
        jdbc.sql("update upstream_connections set mode = :mode where connection_id = :id")
                .param("mode", mode.code())
                .param("id", id)
                .update();
    }

    public void changePassword(UUID id, String passwordHash) {
        jdbc.sql("update upstream_connections set password_hash = :password where connection_id = :id")
                .param("password", passwordHash)
                .param("id", id)
                .update();
    }

    /** @param value sealed, where it is secret; null for none any more */
    public void set(UUID id, ConnectionField field, @Nullable String value) {
        if (value == null) {
            jdbc.sql("delete from upstream_settings where connection_id = :id and field = :field")
                    .param("id", id)
                    .param("field", field.code())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into upstream_settings (connection_id, field, value) values (:id, :field, :value)
                        on conflict (connection_id, field) do update set value = excluded.value
                        """)
                .param("id", id)
                .param("field", field.code())
                .param("value", value)
                .update();
    }

    private static String[] codes(Coded... all) {
        String[] codes = new String[all.length];
        for (int i = 0; i < all.length; i++) {
            codes[i] = all[i].code();
        }
        return codes;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("connection_id", UUID.class),
                Coded.of(UpstreamKind.class, row.getString("kind")),
                row.getString("name"),
                new CarrierId(row.getObject("carrier_id", UUID.class)),
                Coded.of(ConnectionMode.class, row.getString("mode")),
                row.getBoolean("hands_pins"),
                row.getString("password_hash"),
                Rows.instant(row, "created_at"));
    }
}
