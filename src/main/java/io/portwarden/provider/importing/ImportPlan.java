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
 * @param readings cells that are written in another way than what they stand for, in the order of the lines
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
     * What a cell was read as.
     *
     * @param line where it stands, counted from 1 with the line of names
     */
    public record Reading(int line, String cell, String meaning) {

        /** As a number (NUM-1). */
        Reading(int line, String cell, PhoneNumber number) {
            this(line, cell, number.e164());
        }
    }

    /** A tenant before and after. */
    public record TenantChange(Tenant before, Tenant after) {

        public Set<TenantForm.Field> fields() {
            return after.changesSince(before);
        }

        /** PIN-6: decides whether orders are checked with a PIN. */
        public boolean changesCountry() {
            return !before.country().equals(after.country());
        }
    }

    public long count(NumberChange.Kind kind) {
        return numbers.stream().filter(number -> number.kind() == kind).count();
    }

    /** How many numbers stay as much in use as they are, and something else is on file about them. */
    public long described() {
        return count(NumberChange.Kind.DESCRIBE) + count(NumberChange.Kind.DESCRIBE_INACTIVE);
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
