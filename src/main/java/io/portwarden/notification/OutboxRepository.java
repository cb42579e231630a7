package io.portwarden.notification;

import io.portwarden.shared.Identifiers;
import io.portwarden.shared.database.Pipeline;
import io.portwarden.shared.database.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the outbox. The database's clock is the only one, so that nodes whose clocks differ agree on what is due. */
@Repository
class OutboxRepository {

    /** Between the texts of one row; a control character, of which no parameter has any. */
    private static final String UNIT = "\u001f";

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    OutboxRepository(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    void insert(Notice notice, Recipient recipient) {
        insert(notice, recipient, null, Duration.ofSeconds(1));
    }

    void insertOnce(Notice notice, Recipient recipient, String key, Duration window) {
        insert(notice, recipient, notice.kind().code() + ":" + key, window);
    }

    private void insert(Notice notice, Recipient recipient, @Nullable String key, Duration window) {
        pipeline.sql("""
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

    /** Many at once. */
    void insert(List<AddressedNotice> notices) {
        jdbc.sql("""
                        insert into outbox (tenant_id, notice_id, kind, recipient, language, params)
                        select n.tenant, n.notice, n.kind, n.recipient, n.language,
                               jsonb_object(string_to_array(n.keys, :unit), string_to_array(n.values, :unit))
                        from unnest(cast(:tenants as uuid[]), cast(:ids as uuid[]), cast(:kinds as text[]),
                                    cast(:recipients as text[]), cast(:languages as text[]), cast(:keys as text[]),
                                    cast(:values as text[]))
                             n (tenant, notice, kind, recipient, language, keys, values)
                        """)
                .param("unit", UNIT)
                .param("tenants", uuids(notices, one -> one.notice().tenantId().value()))
                .param("ids", uuids(notices, one -> Identifiers.next()))
                .param("kinds", texts(notices, one -> one.notice().kind().code()))
                .param("recipients", texts(notices, one -> one.recipient().email()))
                .param("languages", texts(notices, one -> one.recipient().languageCode()))
                .param(
                        "keys",
                        texts(
                                notices,
                                one -> joined(
                                        one.notice().params().keySet().stream().map(NoticeParam::key))))
                .param("values", texts(notices, one -> joined(one.notice().params().values().stream())))
                .update();
    }

    private static UUID[] uuids(List<AddressedNotice> notices, Function<AddressedNotice, UUID> what) {
        return notices.stream().map(what).toArray(UUID[]::new);
    }

    private static String[] texts(List<AddressedNotice> notices, Function<AddressedNotice, String> what) {
        return notices.stream().map(what).toArray(String[]::new);
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(UNIT));
    }

    /**
     * Takes a notice that is due and that nobody else works on, for this long. Rows that others are just taking are
     * passed over, and none is ever missed because it committed late: what counts is the state.
     */
    Optional<ClaimedNotice> claim(Duration lease) {
        return jdbc.sql("""
                        with next as (
                            select tenant_id, notice_id from outbox
                            where state = 'waiting' and next_attempt_at <= now()
                              and (claimed_until is null or claimed_until <= now())
                            order by next_attempt_at limit 1
                            for update skip locked)
                        update outbox o
                        set claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :lease),
                            attempts = o.attempts + 1
                        from next
                        where o.tenant_id = next.tenant_id and o.notice_id = next.notice_id
                        returning o.tenant_id, o.notice_id, o.claim, o.kind, o.recipient, o.language, o.created_at, o.attempts,
                            array(select key from jsonb_each_text(o.params) order by key) as keys,
                            array(select value from jsonb_each_text(o.params) order by key) as values
                        """)
                .param("claim", UUID.randomUUID())
                .param("lease", lease.toSeconds())
                .query((row, index) -> claimed(row))
                .optional();
    }

    private static ClaimedNotice claimed(ResultSet row) throws SQLException {
        String[] keys = texts(row.getArray("keys"));
        String[] values = texts(row.getArray("values"));
        Map<String, String> params = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            params.put(keys[i], values[i]);
        }
        return new ClaimedNotice(
                row.getObject("tenant_id", UUID.class),
                row.getObject("notice_id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("language"),
                params,
                Rows.instant(row, "created_at"),
                row.getInt("attempts"));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    /** @return whether the notice was still this claim's */
    boolean sent(ClaimedNotice notice) {
        return jdbc.sql("""
                        update outbox
                        set state = 'sent', sent_at = clock_timestamp(), claim = null, claimed_until = null,
                            last_error = null, params = params - :secret
                        where tenant_id = :tenant and notice_id = :notice and claim = :claim
                        """)
                        .param("secret", NoticeParam.PATH.key())
                        .param("tenant", notice.tenantId())
                        .param("notice", notice.noticeId())
                        .param("claim", notice.claim())
                        .update()
                == 1;
    }

    /** What became of a notice that could not be sent; with no next attempt it was given up. */
    record Failed(Optional<Instant> nextAttemptAt) {}

    /**
     * Leaves a notice for a later attempt, or gives it up when its time is over: the last attempt is made at its end.
     *
     * @return nothing when the notice was no longer this claim's
     */
    Optional<Failed> failed(ClaimedNotice notice, Duration pause, Duration giveUpAfter, String error) {
        return jdbc.sql("""
                        with moment as (
                            select clock_timestamp() as at, created_at + make_interval(secs => :giveUpAfter) as ends_at
                            from outbox where tenant_id = :tenant and notice_id = :notice)
                        update outbox o
                        set state = case when moment.at >= moment.ends_at then 'given-up' else 'waiting' end,
                            params = case when moment.at >= moment.ends_at then params - :secret else params end,
                            next_attempt_at = least(moment.at + make_interval(secs => :pause), moment.ends_at),
                            claim = null, claimed_until = null, last_error = :error
                        from moment
                        where o.tenant_id = :tenant and o.notice_id = :notice and o.claim = :claim
                        returning o.state, o.next_attempt_at
                        """)
                .param("giveUpAfter", giveUpAfter.toSeconds())
                .param("tenant", notice.tenantId())
                .param("notice", notice.noticeId())
                .param("claim", notice.claim())
                .param("secret", NoticeParam.PATH.key())
                .param("pause", pause.toSeconds())
                .param("error", error)
                .query((row, index) -> new Failed(
                        row.getString("state").equals("given-up")
                                ? Optional.empty()
                                : Optional.of(Rows.instant(row, "next_attempt_at"))))
                .optional();
    }

    /** Clears away what was sent or given up and is older than 30 days; the database lets nothing else be deleted. */
    int clear() {
        return jdbc.sql("delete from outbox where state <> 'waiting' and created_at < now() - interval '30 days'")
                .update();
    }

    /**
     * How much waits.
     *
     * @param oldest for how long the oldest of them has waited; zero when none waits
     */
    record Backlog(long waiting, Duration oldest) {}

    Backlog backlog() {
        return jdbc.sql("""
                        select count(*) as waiting,
                               coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) as seconds
                        from outbox where state = 'waiting'
                        """)
                .query((row, index) -> new Backlog(
                        row.getLong("waiting"), Duration.ofMillis((long) (row.getDouble("seconds") * 1000))))
                .single();
    }
}
