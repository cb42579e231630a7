package io.portwarden.audit;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.access.AuditTrail;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trails to be looked at and tampered with. */
public final class TrailFixture {

    private final Transactions transactions;
    private final AuditTrail trail;
    private final TestWorld world;

    public TrailFixture(Transactions transactions, AuditTrail trail, TestWorld world) {
        this.transactions = transactions;
        this.trail = trail;
        this.world = world;
    }

    public TestTenant tenantWith(int entries) {
        TestTenant tenant = world.usTenant();
        append(tenant.id(), entries);
        return tenant;
    }

    public void append(TenantId tenantId, int entries) {
        for (int i = 0; i < entries; i++) {
            record(tenantId, AuditEvent.of(AuditKind.PIN_CHANGED).with(AuditDetail.VERSION, i));
        }
    }

    public void record(TenantId tenantId, AuditEvent event) {
        transactions.doStating(Scope.tenant(tenantId), () -> trail.record(tenantId, event));
    }

    public List<Long> positions(TenantId tenantId) {
        return world.superuser()
                .sql("select position from audit_entries where tenant_id = ? order by position")
                .param(tenantId.value())
                .query((row, index) -> row.getLong(1))
                .list();
    }

    /** As the superuser of the database can, who turns off what the database itself refuses. */
    public void tamper(String sql, Object... params) {
        JdbcClient superuser = world.superuser();
        List<String> tables = List.of("audit_entries", "audit_heads");
        tables.forEach(table ->
                superuser.sql("alter table " + table + " disable trigger all").update());
        superuser.sql(sql).params(params).update();
        tables.forEach(table ->
                superuser.sql("alter table " + table + " enable trigger all").update());
    }
}
