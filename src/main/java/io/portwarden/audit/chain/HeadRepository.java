package io.portwarden.audit.chain;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ends of the tenants' chains. */
@Repository
public class HeadRepository {

    private final JdbcClient jdbc;

    HeadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the database holds of one tenant's trail at one moment.
     *
     * @param position of the last entry as the head says; 0 where there is no head
     * @param mac of the last entry as the head says, in lower-case hexadecimal
     * @param lastEntry position of the last entry that there is; 0 where there is none
     * @param lastMac that entry's MAC
     */
    public record Extent(long position, String mac, long lastEntry, String lastMac) {}

    /** The ends that have changed since, and what time it is in the database. */
    record Changed(List<KeptHead> heads, Instant now) {}

    Changed changedSince(Instant since) {
        Instant now =
                jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        List<KeptHead> heads = jdbc.sql("""
                        select tenant_id, position, mac from audit_heads where changed_at >= :since and position > 0
                        """)
                .param("since", Rows.bound(since))
                .query((row, index) -> new KeptHead(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getLong("position"),
                        HexFormat.of().formatHex(row.getBytes("mac")),
                        now))
                .list();
        return new Changed(heads, now);
    }

    /** The MACs of the entries at the positions of these heads; none where the entry is gone. */
    Map<TenantId, String> macsAt(Collection<KeptHead> heads) {
        Map<TenantId, String> macs = new HashMap<>();
        jdbc.sql("""
                        select e.tenant_id, e.mac
                        from unnest(:tenants::uuid[], :positions::bigint[]) as h (tenant_id, position)
                        join audit_entries e using (tenant_id, position)
                        """)
                .param(
                        "tenants",
                        heads.stream().map(head -> head.tenantId().value()).toArray(UUID[]::new))
                .param("positions", heads.stream().map(KeptHead::position).toArray(Long[]::new))
                .query(row -> {
                    macs.put(
                            new TenantId(row.getObject("tenant_id", UUID.class)),
                            HexFormat.of().formatHex(row.getBytes("mac")));
                });
        return macs;
    }

    /** In one statement, so that an entry that is just being appended is in both or in neither. */
    public Extent extent(TenantId tenantId) {
        return jdbc.sql("""
                        select coalesce(h.position, 0) as position, coalesce(h.mac, :none) as mac,
                            coalesce(e.position, 0) as last_entry, coalesce(e.mac, :none) as last_mac
                        from (select 1) as always
                        left join audit_heads h on h.tenant_id = :tenant
                        left join lateral (select position, mac from audit_entries where tenant_id = :tenant
                                           order by position desc limit 1) e on true
                        """)
                .param("tenant", tenantId.value())
                .param("none", EntryMac.NONE)
                .query((row, index) -> new Extent(
                        row.getLong("position"),
                        HexFormat.of().formatHex(row.getBytes("mac")),
                        row.getLong("last_entry"),
                        HexFormat.of().formatHex(row.getBytes("last_mac"))))
                .single();
    }

    /** All who have a trail, or entries without one. */
    Set<TenantId> tenants() {
        // One step along the key for each tenant, however many entries it has.
        return jdbc.sql("""
                        with recursive t (tenant_id) as (
                            (select tenant_id from audit_entries order by tenant_id limit 1)
                            union all
                            select (select e.tenant_id from audit_entries e where e.tenant_id > t.tenant_id
                                    order by e.tenant_id limit 1)
                            from t where t.tenant_id is not null)
                        select tenant_id from t where tenant_id is not null
                        union
                        select tenant_id from audit_heads
                        """).query((row, index) -> new TenantId(row.getObject("tenant_id", UUID.class))).stream()
                .collect(Collectors.toSet());
    }
}
