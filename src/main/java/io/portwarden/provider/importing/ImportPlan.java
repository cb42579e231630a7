package io.portwarden.provider.importing;

import io.portwarden.number.NumberChange;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.TenantId;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an import would do, found out without doing it. Two plans are equal when they would do the same.
 *
 * @param created tenants that there are not yet
 * @param changed tenants of which something else would be on file
 * @param numbers what would become of numbers
 * @param unchangedTenants in the file, with nothing new about them themselves
 * @param unchangedNumbers in the file, that stand as they are to stand
 * @param readings cells that stand for a number and are not its text, in the order of the lines
 * @param problems in the order of the lines; where there is one, nothing is done
 */
public record ImportPlan(
        List<Tenant> created,
        List<TenantChange> changed,
        List<NumberChange> numbers,
        int unchangedTenants,
        int unchangedNumbers,
        List<Reading> readings,
        List<ImportProblem> problems) {

    public ImportPlan {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        numbers = List.copyOf(numbers);
        readings = List.copyOf(readings);
        problems = List.copyOf(problems);
    }

    /**
     * What a cell was read as (NUM-1).
     *
     * @param line where it stands, counted from 1 with the line of names
     */
    public record Reading(int line, String cell, PhoneNumber number) {}

    /** A tenant before and after. */
    public record TenantChange(Tenant before, Tenant after) {

        public Set<TenantForm.Field> fields() {
            return new TenantForm(after.accountNumber(), after.name(), after.country(), after.zipCode())
                    .changes(before);
        }

        /** PIN-6: decides whether orders are checked with a PIN. */
        public boolean changesCountry() {
            return !before.country().equals(after.country());
        }
    }

    public long count(NumberChange.Kind kind) {
        return numbers.stream().filter(number -> number.kind() == kind).count();
    }

    /** What has to be confirmed by itself (PIN-6). */
    public List<TenantChange> countryChanges() {
        return changed.stream().filter(TenantChange::changesCountry).toList();
    }

    /** What has to be confirmed by itself: they had left by a port-out (ORD-7). */
    public List<NumberChange> returned() {
        return numbers.stream()
                .filter(number -> number.kind() == NumberChange.Kind.RETURN)
                .toList();
    }

    public boolean changesNothing() {
        return created.isEmpty() && changed.isEmpty() && numbers.isEmpty();
    }

    /** How many tenants it concerns. */
    int tenants() {
        return (int) Stream.of(
                        created.stream().map(Tenant::id),
                        changed.stream().map(change -> change.after().id()),
                        numbers.stream().map(NumberChange::tenantId))
                .flatMap(ids -> ids)
                .map(TenantId::value)
                .distinct()
                .count();
    }
}
