package io.portwarden.people.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.Records;
import io.portwarden.TestThreads;
import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.audit.AuditKind;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.MailedToken;
import io.portwarden.people.member.FirstOperator.Standing;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class FirstOperatorTest {

    private static final Duration DAY = Duration.ofHours(24);

    @Autowired
    FirstOperator firstOperator;

    @Autowired
    InvitationAcceptance acceptance;

    @Autowired
    TestWorld world;

    final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    EmailAddress email;

    /** Other tests leave operators behind. */
    @BeforeEach
    void noOperator() {
        world.superuser().sql("""
                        with gone as (update people set removed_at = now() where role = 'operator' and removed_at is null
                                      returning email)
                        delete from sign_in_names where email in (select email from gone)
                        """).update();
        world.superuser().sql("delete from invitations where role = 'operator'").update();
        email = new EmailAddress("olga-" + Identifiers.next() + "@portwarden.example");
    }

    private Standing start(@Nullable EmailAddress named) {
        return firstOperator.provide(named, DAY, (path, until) -> shown.add(path));
    }

    private MailedToken token(int index) {
        return new MailedToken(
                MailedToken.Kind.INVITATION,
                shown.get(index).substring((MailedToken.Kind.INVITATION.path() + "?token=").length()));
    }

    private void setBack(String interval) {
        world.superuser().sql("""
                        update invitations set made_at = made_at - ?::interval, expires_at = expires_at - ?::interval
                        where email = ?
                        """).params(interval, interval, email.value()).update();
    }

    @Test
    @DisplayName("Trail: where nobody is an operator, a link that is shown once makes the first one")
    @Records(AuditKind.PERSON_INVITED)
    void first() {
        assertThat(start(email)).isEqualTo(Standing.INVITED);
        assertThat(start(email)).isEqualTo(Standing.WAITING);
        assertThat(shown).hasSize(1);

        acceptance.accept(token(0), "Olga Operator", "purple lanterns drift over the harbor", Locale.ENGLISH);

        assertThat(start(email)).isEqualTo(Standing.THERE);
        assertThat(shown).hasSize(1);
        assertThat(world.superuser()
                        .sql("select role from people where email = ? and tenant_id = ?")
                        .params(email.value(), TenantId.PROVIDER.value())
                        .query(String.class)
                        .single())
                .isEqualTo(Role.OPERATOR.code());
        assertThat(world.superuser()
                        .sql("select actor_kind || ' ' || kind from audit_entries where subject_name = ?")
                        .param(email.value())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("system person-invited");
    }

    @Test
    @DisplayName("A link that has expired unused is followed by another at the next start, and works no more")
    void expired() {
        start(email);
        setBack("23 hours 59 minutes");
        assertThat(start(email)).isEqualTo(Standing.WAITING);
        setBack("2 minutes");

        assertThat(start(email)).isEqualTo(Standing.INVITED);

        assertThat(shown).hasSize(2);
        assertThat(acceptance.find(token(0))).isEmpty();
        assertThat(acceptance.find(token(1))).isPresent();
    }

    @Test
    @DisplayName("Of ten nodes that start at once, one shows a link")
    void nodes() throws Exception {
        List<Standing> standings = TestThreads.atOnce(10, index -> start(email));

        assertThat(standings).containsOnlyOnce(Standing.INVITED).contains(Standing.WAITING);
        assertThat(shown).hasSize(1);
    }

    @Test
    @DisplayName("Where another address is named after all, the first link works no more")
    void otherAddress() {
        start(new EmailAddress("tpyo-" + email));
        assertThat(start(email)).isEqualTo(Standing.INVITED);

        assertThat(acceptance.find(token(0))).isEmpty();
        assertThat(acceptance.find(token(1)).orElseThrow().email()).isEqualTo(email.value());
    }

    @Test
    @DisplayName("With nobody named, or an address that signs in for a tenant, nobody is invited")
    void nobody() {
        assertThat(start(null)).isEqualTo(Standing.NOBODY_NAMED);
        TestTenant tenant = world.usTenant();
        world.bringIn(tenant.admin());
        assertThat(start(new EmailAddress(tenant.admin().email()))).isEqualTo(Standing.ADDRESS_TAKEN);
        assertThat(shown).isEmpty();
    }

    @Test
    @DisplayName(
            "A link that nobody was shown, because the program died, does not keep the next start from showing one")
    void died() {
        try {
            firstOperator.provide(email, DAY, (path, until) -> {
                throw new IllegalStateException("the console is gone");
            });
        } catch (IllegalStateException gone) {
            assertThat(start(email)).isEqualTo(Standing.INVITED);
        }
        assertThat(shown).hasSize(1);
    }

    private FirstOperator.Reset restart(@Nullable EmailAddress named) {
        return firstOperator.reset(named, DAY, (path, until) -> shown.add(path));
    }

    private SignedInPerson operator(String name) {
        return staff(name, Role.OPERATOR);
    }

    private SignedInPerson staff(String name, Role role) {
        UUID id = Identifiers.next();
        SignedInPerson operator =
                new SignedInPerson(TenantId.PROVIDER.value(), id, "o-" + id + "@portwarden.example", name, role);
        world.bringIn(operator);
        world.superuser()
                .sql("insert into one_time_codes (tenant_id, person_id, secret, last_step, set_up_at)"
                        + " values (?, ?, '-', 1, now())")
                .params(operator.tenant(), id)
                .update();
        return operator;
    }

    private boolean hasCodes(SignedInPerson person) {
        return world.superuser()
                .sql("select exists (select 1 from one_time_codes where person_id = ?)")
                .param(person.personId())
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName(
            "SIG-6: the only operator's lost factor is taken away by a start with that address, once as long as it stands")
    void onlyOperatorsFactor() {
        SignedInPerson olga = operator("Olga Operator");
        EmailAddress named = new EmailAddress(olga.email());
        assertThat(restart(null)).isEqualTo(FirstOperator.Reset.NOT_ASKED);
        assertThat(restart(email)).isEqualTo(FirstOperator.Reset.NOT_THE_ONE);
        assertThat(hasCodes(olga)).isTrue();

        assertThat(restart(named)).isEqualTo(FirstOperator.Reset.DONE);

        assertThat(hasCodes(olga)).isFalse();
        assertThat(shown).singleElement().asString().startsWith("/second-factor?token=");
        assertThat(restart(named)).isEqualTo(FirstOperator.Reset.DONE_BEFORE);
        assertThat(shown).hasSize(1);
        assertThat(world.superuser()
                        .sql("select actor_kind || ' ' || kind from audit_entries where subject_id = ?")
                        .param(olga.personId())
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("system second-factor-reset");

        world.superuser()
                .sql("update factor_links set used_at = now() where person_id = ?")
                .param(olga.personId())
                .update();
        assertThat(restart(named)).isEqualTo(FirstOperator.Reset.DONE_BEFORE);
        restart(null);
        assertThat(restart(named)).isEqualTo(FirstOperator.Reset.DONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SUPPORT", "DESK", "SECURITY"})
    @DisplayName("SIG-6: the only operator is helped by a start whoever else of the provider's people there is")
    void onlyOperatorAmongOthers(Role role) {
        SignedInPerson olga = operator("Olga Operator");
        SignedInPerson other = staff("Sam Staff", role);
        assertThat(restart(new EmailAddress(other.email()))).isEqualTo(FirstOperator.Reset.NOT_THE_ONE);
        assertThat(restart(new EmailAddress(olga.email()))).isEqualTo(FirstOperator.Reset.DONE);
        assertThat(hasCodes(olga)).isFalse();
        assertThat(hasCodes(other)).isTrue();
    }

    @Test
    @DisplayName("SIG-6: where there are several operators a start takes nobody's factor away")
    void severalOperators() {
        SignedInPerson olga = operator("Olga Operator");
        operator("Otto Operator");
        assertThat(restart(new EmailAddress(olga.email()))).isEqualTo(FirstOperator.Reset.SEVERAL);
        assertThat(hasCodes(olga)).isTrue();
        assertThat(shown).isEmpty();
    }
}
