package io.portwarden.idempotency;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps answers, sealed, for a day by the database's clock. */
@Repository
class KeptAnswerRepository {

    private final JdbcClient jdbc;

    KeptAnswerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets nobody else answer under the key until the transaction ends.
     *
     * @return whether nobody is doing so
     */
    boolean hold(Sender sender, IdempotencyKey key) {
        return jdbc.sql(
                        "select pg_try_advisory_xact_lock(hashtextextended('idempotency ' || :sender || ' ' || :key, 0))")
                .param("sender", sender.text())
                .param("key", key.text())
                .query(Boolean.class)
                .single();
    }

    Optional<String> find(Sender sender, IdempotencyKey key) {
        return of("select sealed from kept_answers", sender, key, " and answered_at > now() - interval '24 hours'")
                .query(String.class)
                .optional();
    }

    /** In the place of one that has had its day. */
    void keep(Sender sender, IdempotencyKey key, String sealed) {
        of("delete from kept_answers", sender, key, "").update();
        jdbc.sql(
                        "insert into kept_answers (sender_id, test, request_key, sealed) values (:sender, :test, :key, :sealed)")
                .param("sender", sender.id())
                .param("test", sender.test())
                .param("key", key.text())
                .param("sealed", sealed)
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, Sender sender, IdempotencyKey key, String condition) {
        return jdbc.sql(sql + " where sender_id = :sender and test = :test and request_key = :key" + condition)
                .param("sender", sender.id())
                .param("test", sender.test())
                .param("key", key.text());
    }

    /** Erases what has had its day, of all senders. */
    int clear() {
        return jdbc.sql("delete from kept_answers where answered_at <= now() - interval '24 hours'")
                .update();
    }
}
