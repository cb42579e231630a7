package io.portwarden.provider.importing;

import io.portwarden.audit.AuditActor;
import io.portwarden.number.NumberChange;
import io.portwarden.number.NumberStanding;
import io.portwarden.number.access.NumberStock;
import io.portwarden.provider.ProviderActor;
import io.portwarden.provider.TakenNumbers;
import io.portwarden.provider.TenantRecords;
import io.portwarden.provider.importing.ImportPlan.TenantChange;
import io.portwarden.shared.FreshSignIn;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import io.portwarden.tenant.AccountNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Takes over tenants and numbers from a file: looked through first, then done in one transaction. What the file does not
 * name stays as it is.
 */
@Service
@PreAuthorize("hasRole('OPERATOR')")
public class TenantImport {

    /** What a file may have, in bytes: some 150,000 long lines. */
    public static final int LARGEST_FILE = 20 * 1024 * 1024;

    /** So many at once that it is quick, and few enough that progress shows and a stop is heard. */
    private static final int PART = 2_000;

    private final Transactions transactions;
    private final TenantService tenants;
    private final NumberStock stock;
    private final TenantRecords records;
    private final TakenNumbers taken;
    private final ProviderActor actor;
    private final FreshSignIn freshSignIn;
    private final JdbcClient jdbc;

    TenantImport(
            Transactions transactions,
            TenantService tenants,
            NumberStock stock,
            TenantRecords records,
            TakenNumbers taken,
            ProviderActor actor,
            FreshSignIn freshSignIn,
            JdbcClient jdbc) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.stock = stock;
        this.records = records;
        this.taken = taken;
        this.actor = actor;
        this.freshSignIn = freshSignIn;
        this.jdbc = jdbc;
    }

    /** A file that shows what can be imported. */
    public String template() {
        return ImportFile.template();
    }

    /** Looks a file through, and changes nothing. */
    public CheckedImport check(byte[] content) {
        ImportCheck check = new ImportCheck(ImportFile.read(content));
        ImportPlan plan = transactions.patiently(Scope.provider(), () -> {
            Map<AccountNumber, Tenant> known = ImportCheck.byAccount(tenants.byAccounts(check.accounts()));
            return check.plan(known, stock.standings(check.numbers(known)));
        });
        return new CheckedImport(check, plan);
    }

    /**
     * Does in the background what {@link #check} has found to be done.
     *
     * @param confirmed whether whoever asks has seen that countries change or numbers come back, where that is so
     * @throws IllegalArgumentException when the file has problems, or something has to be confirmed and is not
     * @throws io.portwarden.shared.SignInNotFreshException when the sign-in is not fresh
     */
    public ImportRun start(CheckedImport checked, boolean confirmed) {
        freshSignIn.requireFresh();
        ImportPlan plan = checked.plan();
        boolean unconfirmed = !confirmed
                && !(plan.countryChanges().isEmpty() && plan.returned().isEmpty());
        if (!plan.problems().isEmpty() || unconfirmed) {
            throw new IllegalArgumentException("An import without problems, and confirmed, can be done");
        }
        AuditActor importer = actor.current();
        int steps =
                plan.created().size() + plan.changed().size() + plan.numbers().size() + plan.tenants();
        return new ImportRun(steps, run -> run(checked, importer, run)).start();
    }

    private void run(CheckedImport checked, AuditActor importer, ImportRun run) {
        try {
            transactions.<@Nullable Object>patiently(Scope.provider(), () -> {
                Map<PhoneNumber, NumberStanding> standings = requireSamePlan(checked);
                apply(checked.plan(), run);
                record(checked.plan(), importer, run);
                taken.from(importer, checked.plan().numbers(), standings);
                return null;
            });
        } catch (DuplicateKeyException madeMeanwhile) {
            throw new ImportOutdatedException();
        }
    }

    /** Keeps everything that the plan rests on from change, and looks whether it is still so. */
    private Map<PhoneNumber, NumberStanding> requireSamePlan(CheckedImport checked) {
        // Of two imports at once, the second finds what the first has made.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('portwarden.tenant_import'))")
                .query((row, index) -> index)
                .list();
        ImportCheck check = checked.check();
        Map<AccountNumber, Tenant> known = ImportCheck.byAccount(tenants.lockAccounts(check.accounts()));
        Map<PhoneNumber, NumberStanding> standings = stock.lock(check.numbers(known));
        if (!check.plan(known, standings).equals(checked.plan())) {
            throw new ImportOutdatedException();
        }
        return standings;
    }

    private void apply(ImportPlan plan, ImportRun run) {
        plan.created().forEach(tenant -> {
            run.step(1);
            tenants.add(tenant);
        });
        plan.changed().forEach(change -> {
            run.step(1);
            tenants.change(change.after());
        });
        List<NumberChange> numbers = plan.numbers();
        for (int from = 0; from < numbers.size(); from += PART) {
            List<NumberChange> part = numbers.subList(from, Math.min(from + PART, numbers.size()));
            run.step(part.size());
            stock.apply(part);
        }
    }

    /** One entry per tenant, whatever was done to it. Nobody else holds the ends of several trails, and imports wait in turn. */
    private void record(ImportPlan plan, AuditActor importer, ImportRun run) {
        records.tell(
                importer,
                plan.changed().stream()
                        .collect(Collectors.toMap(change -> change.after().id(), TenantChange::fields)),
                plan.numbers());
        Map<TenantId, List<NumberChange>> numbers =
                plan.numbers().stream().collect(Collectors.groupingBy(NumberChange::tenantId));
        plan.created().forEach(tenant -> {
            run.step(1);
            records.created(importer, tenant, takenOut(numbers, tenant));
        });
        for (TenantChange change : plan.changed()) {
            run.step(1);
            records.written(importer, change.before(), change.after(), takenOut(numbers, change.after()));
        }
        numbers.forEach((tenantId, changes) -> {
            run.step(1);
            records.numbers(importer, tenantId, changes);
        });
        records.imported(importer, plan.tenants(), plan.numbers().size());
    }

    private static Collection<NumberChange> takenOut(Map<TenantId, List<NumberChange>> numbers, Tenant tenant) {
        List<NumberChange> own = numbers.remove(tenant.id());
        return own == null ? List.of() : own;
    }
}
