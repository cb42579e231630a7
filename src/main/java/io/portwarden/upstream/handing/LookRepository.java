package io.portwarden.upstream.handing;

import io.portwarden.shared.NormalForm;
import io.portwarden.upstream.UpstreamConnection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps for which connections the numbers that are there were looked through, in transactions for the provider. */
@Repository
class LookRepository {

    private final JdbcClient jdbc;

    LookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> all() {
        return jdbc.sql("select connection_id from upstream_looks")
                .query((row, index) -> row.getObject("connection_id", UUID.class))
                .list();
    }

    /**
     * Takes the next look, of which one is due at first, a minute later, when every node knows of the connection, and then every
     * hour; at first again where its name has changed.
     *
     * @return whether it is due
     */
    boolean take(UpstreamConnection connection) {
        return jdbc.sql("""
                        insert into upstream_looks as l (connection_id, name) values (:id, :name)
                        on conflict (connection_id) do update
                        set name = excluded.name, looked_at = now(),
                            looks = case when l.name = excluded.name then l.looks + 1 else 1 end
                        where l.name <> excluded.name
                           or l.looked_at < now() - case when l.looks = 1 then interval '1 minute' else interval '1 hour' end
                        """)
                        .param("id", connection.id())
                        .param("name", NormalForm.of(connection.name()))
                        .update()
                == 1;
    }

    void forget(UUID connectionId) {
        jdbc.sql("delete from upstream_looks where connection_id = :id")
                .param("id", connectionId)
                .update();
    }
}
