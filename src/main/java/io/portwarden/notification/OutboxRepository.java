package io.portwarden.notification;

import io.portwarden.shared.Identifiers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the outbox. The database's clock is the only one, so that nodes whose clocks differ agree on what is due. */
@Repository
class OutboxRepository {

    private final JdbcClient jdbc;

    OutboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Notice notice, Recipient recipient) {
        insert(notice, recipient, null, Duration.ofSeconds(1));
    }

    void insertOnce(Notice notice, Recipient recipient, String key, Duration window) {
        insert(notice, recipient, notice.kind().code() + ":" + key, window);
    }

    private void insert(Notice notice, Recipient recipient, @Nullable String key, Duration window) {
        jdbc.sql("""
                        insert into outbox (tenant_id, notice_id, kind, recipient, language, params, dedupe_key)
                        values (:tenant, :notice, :kind, :recipient, :language, jsonb_object(:keys, :values),
                                cast(:key as text) || ':' || div(extract(epoch from now())::bigint, :window))
                        on conflict do nothing
                        """)
                .param("tenant", notice.tenantId().value())
                .param("notice", Identifiers.next())
                .param("kind", notice.kind().code())
                .param("recipient", recipient.email())
                .param("language", recipient.languageCode())
                .param(
                        "keys",
                        notice.params().keySet().stream().map(NoticeParam::key).toArray(String[]::new))
                .param("values", notice.params().values().toArray(String[]::new))
                .param("key", key)
                .param("window", window.toSeconds())
                .update();
    }
}
