package io.portwarden.upstream.connection;

import io.portwarden.shared.Coded;
import io.portwarden.shared.database.Rows;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.UpstreamContact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how it goes with connections, in transactions for the provider. */
@Repository
class ContactRepository {

    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, UpstreamContact> all() {
        Map<UUID, UpstreamContact> all = new HashMap<>();
        jdbc.sql("""
                        select connection_id, last_heard_at, last_problem, last_problem_at, asked, let_through, refused,
                               undecided, not_let_in
                        from upstream_contacts
                        """).query(row -> {
            all.put(row.getObject("connection_id", UUID.class), read(row));
        });
        return all;
    }

    /** Adds what this node has counted since it last did. */
    void add(UUID connectionId, UpstreamContact more) {
        @Nullable ContactProblem problem = more.lastProblem();
        jdbc.sql("""
                        insert into upstream_contacts as c (connection_id, last_heard_at, last_problem, last_problem_at, asked,
                                                            let_through, refused, undecided, not_let_in)
                        values (:id, :heard, :problem, :problemAt, :asked, :through, :refused, :undecided, :notLetIn)
                        on conflict (connection_id) do update set
                            last_heard_at = greatest(c.last_heard_at, excluded.last_heard_at),
                            last_problem = case when excluded.last_problem_at >= coalesce(c.last_problem_at, '-infinity')
                                                then excluded.last_problem else c.last_problem end,
                            last_problem_at = greatest(c.last_problem_at, excluded.last_problem_at),
                            asked = c.asked + excluded.asked,
                            let_through = c.let_through + excluded.let_through,
                            refused = c.refused + excluded.refused,
                            undecided = c.undecided + excluded.undecided,
                            not_let_in = c.not_let_in + excluded.not_let_in
                        """)
                .param("id", connectionId)
                .param("heard", Rows.bound(more.lastHeardAt()))
                .param("problem", problem == null ? null : problem.code())
                .param("problemAt", Rows.bound(more.lastProblemAt()))
                .param("asked", more.asked())
                .param("through", more.letThrough())
                .param("refused", more.refused())
                .param("undecided", more.undecided())
                .param("notLetIn", more.notLetIn())
                .update();
    }

    private static UpstreamContact read(ResultSet row) throws SQLException {
        @Nullable String problem = row.getString("last_problem");
        return new UpstreamContact(
                Rows.instantOrNull(row, "last_heard_at"),
                problem == null
                        ? null
                        : Coded.find(ContactProblem.class, problem).orElse(ContactProblem.NOT_UNDERSTOOD),
                Rows.instantOrNull(row, "last_problem_at"),
                row.getLong("asked"),
                row.getLong("let_through"),
                row.getLong("refused"),
                row.getLong("undecided"),
                row.getLong("not_let_in"));
    }
}
