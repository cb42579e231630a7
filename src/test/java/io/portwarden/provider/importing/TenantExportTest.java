package io.portwarden.provider.importing;

import static io.portwarden.TestWorld.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.portwarden.Records;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.provider.TenantDesk;
import io.portwarden.shared.CsvTable;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;

@SpringBootTest
class TenantExportTest {

    @Autowired
    TestWorld world;

    @Autowired
    TenantExport export;

    @Autowired
    TenantImport imports;

    @Autowired
    TenantDesk desk;

    private String exported() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        as(world.operator(), () -> {
            try {
                export.write(out, rows -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out;
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The line of names, and those of these tenants, cell by cell as they were written; other tests have tenants too. */
    private static List<List<String>> lines(String csv, Set<String> accounts) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream()
                    .map(CsvRecord::getFields)
                    .filter(cells -> cells.getFirst().equals("account_number")
                            || accounts.contains(CsvTable.unguarded(cells.getFirst())))
                    .map(List::copyOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportPlan plan(List<List<String>> lines) {
        StringWriter csv = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(csv)) {
            lines.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return as(world.operator(), () -> imports.check(csv.toString().getBytes(StandardCharsets.UTF_8)))
                .plan();
    }

    private Tenant tenant(String account, String name, String country, String zip, String address) {
        return as(
                world.operator(),
                () -> desk.create(
                        new TenantForm(account, name, country, zip, true, "", address, "@lex \"Ä\" Example")));
    }

    private void number(Tenant tenant, String number, String status, String guard, String zip, String upstream) {
        world.superuser()
                .sql("insert into phone_numbers (tenant_id, phone_number, status, guarded_by, zip_code, upstream)"
                        + " values (?, ?, ?, ?, nullif(?, ''), nullif(?, ''))")
                .params(tenant.id().value(), number, status, guard, zip, upstream)
                .update();
        if (!status.equals("ported-out")) {
            world.superuser()
                    .sql("insert into number_directory (phone_number, tenant_id, reading) values (?, ?, ?)")
                    .params(number, tenant.id().value(), number)
                    .update();
        }
    }

    @Test
    @DisplayName("Export: what the desk exports is an import that has nothing to do, whatever stands in it")
    void roundTrip() {
        String some = UUID.randomUUID().toString();
        String digits = Long.toString(System.nanoTime());
        String line = "+1332" + (2_000_000 + Math.floorMod(some.hashCode(), 7_900_000) / 10 * 10);
        List<Tenant> made = new ArrayList<>();
        made.add(tenant(
                "000" + digits, "=HYPERLINK(\"https://example.com\")", "US", "02134", "-1 Example St, Apt 2; \"B\""));
        made.add(tenant("=A1-" + some, "+Plus", "US", "00501-0001", "=1+1"));
        made.add(tenant("-" + some, "'=Quoted  twice", "PR", "00601", "''@x"));
        made.add(tenant("@" + some, "株式会社 – Ünïcode ＝x", "JP", "100-0001", "東京都"));
        made.add(tenant("'" + some, "'Apostrophe", "FR", "01000", "\uFF1Dfull"));
        made.add(tenant("old-" + some, "Old", "US", "20001", "Old"));
        made.add(tenant("none-" + some, "No numbers", "US", "20001", "x"));
        Tenant first = made.getFirst();
        number(first, line, "active", "upstream", "02135", "=Upstream");
        number(first, line.substring(0, 11) + "1", "inactive", "nobody", "", "'-Up, \"quoted\"");
        number(first, line.substring(0, 11) + "2", "ported-out", "here", "", "");
        number(made.get(1), "+1888" + line.substring(5), "active", "nobody", "", "");
        number(made.get(4), "+3319900" + line.substring(8), "active", "here", "", "");
        as(
                world.operator(),
                () -> desk.change(
                        first.id(),
                        new TenantForm(
                                first.accountNumber(),
                                first.name(),
                                first.country(),
                                first.zipCode(),
                                null,
                                line,
                                null,
                                null),
                        false));
        // As an older version may have stored it.
        world.superuser()
                .sql("update tenants set name = ?, zip_code = '2134' where tenant_id = ?")
                .params("Line\nbreak,\r\n\"and\" more", made.get(5).id().value())
                .update();
        Set<String> accounts = made.stream().map(Tenant::accountNumber).collect(Collectors.toSet());
        List<List<String>> lines = lines(exported(), accounts);
        assertThat(lines)
                .hasSize(1 + 8)
                .allSatisfy(cells -> assertThat(cells).noneMatch(cell -> cell.matches("(?s)^[=+\\-@\uFF1D].*")));
        List<List<String>> valid = lines.stream()
                .filter(cells -> !cells.getFirst().startsWith("old-"))
                .toList();
        ImportPlan plan = plan(valid);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.readings()).isEmpty();
        assertThat(plan.created()).isEmpty();
        assertThat(plan.changed()).isEmpty();
        assertThat(plan.numbers()).isEmpty();
        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.unchangedTenants()).isEqualTo(6);
        assertThat(plan.unchangedNumbers()).isEqualTo(4);
        // What no order would match is told even here, and nothing else is wrong with what was stored before.
        ImportPlan old = plan(lines);
        assertThat(old.changesNothing()).isTrue();
        assertThat(old.problems()).extracting(ImportProblem::kind).containsExactly(ImportProblem.Kind.LOST_ZEROS);
        // A spreadsheet that has taken the zeros away makes no second tenant.
        List<List<String>> shortened = List.of(
                lines.getFirst(),
                valid.stream()
                        .filter(cells -> cells.getFirst().equals("000" + digits))
                        .findFirst()
                        .map(cells -> {
                            List<String> other = new ArrayList<>(cells);
                            other.set(0, digits);
                            return other;
                        })
                        .orElseThrow());
        assertThat(plan(shortened).problems())
                .extracting(ImportProblem::kind)
                .contains(ImportProblem.Kind.ACCOUNT_WITHOUT_ZEROS);
        assertThat(plan(shortened).created()).isEmpty();
    }

    @Test
    @DisplayName("Export: each number stands there once, over the ends of pages; closed tenants are left out")
    void pages() {
        String some = UUID.randomUUID().toString();
        Tenant many = tenant("MANY-" + some, "Many", "US", "20001", "x");
        Tenant closed = tenant("CLOSED-" + some, "Closed", "US", "20001", "x");
        as(world.operator(), () -> desk.move(closed.id(), TenantStatus.CLOSED));
        TestTenant after = world.usTenant();
        int area = 2_000_000 + Math.floorMod(some.hashCode(), 7_000_000) / 10_000 * 10_000;
        world.superuser()
                .sql("insert into phone_numbers (tenant_id, phone_number, status)"
                        + " select ?, '+1341' || (? + n), 'active' from generate_series(0, 2999) n")
                .params(many.id().value(), area)
                .update();
        world.superuser()
                .sql("insert into number_directory (phone_number, tenant_id, reading)"
                        + " select phone_number, tenant_id, phone_number from phone_numbers where tenant_id = ?")
                .param(many.id().value())
                .update();
        List<List<String>> lines = lines(
                exported(),
                Set.of(
                        many.accountNumber(),
                        closed.accountNumber(),
                        after.tenant().accountNumber()));
        assertThat(lines).hasSize(1 + 3_000 + 10);
        int number = lines.getFirst().indexOf("phone_number");
        assertThat(lines.stream().map(cells -> cells.get(number)).distinct()).hasSize(1 + 3_000 + 10);
        assertThat(lines.stream().filter(cells -> cells.get(1).equals("Many"))).hasSize(1);
        assertThat(lines.get(1).get(number)).isEqualTo("'" + new PhoneNumber("+1341" + area));
        assertThat(plan(lines).changesNothing()).isTrue();
    }

    @Test
    @DisplayName("Trail: an export of tenants stands in the provider's trail, and nobody but operators makes one")
    @Records(AuditKind.TENANTS_EXPORTED)
    void recorded() {
        exported();
        assertThat(world.superuser()
                        .sql("select count(*) from audit_entries where kind = 'tenants-exported'"
                                + " and actor_name = 'Olga Operator'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(world.usTenant().admin(), () -> {
                    try {
                        export.write(new ByteArrayOutputStream(), rows -> {});
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return "";
                }));
    }
}
