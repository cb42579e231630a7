package io.portwarden.people;

import io.portwarden.notification.Recipient;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Repository;

/** Keeps people, and the directory that says whose an e-mail address is. */
@Repository
public class PersonRepository {

    /** Whose people decide who the people are. */
    private static final List<Role> DECIDING = List.of(Role.TENANT_ADMIN, Role.SECURITY, Role.OPERATOR);

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names a person. */
    public record Key(TenantId tenantId, UUID personId) {
        public static Key of(SignedInPerson person) {
            return new Key(person.tenantId(), person.personId());
        }
    }

    /** Whose the address is. The transaction's scope must name the address, or be for the tenant or the provider. */
    public Optional<Key> holder(String email) {
        return jdbc.sql("select tenant_id, person_id from sign_in_names where email = :email")
                .param("email", email)
                .query((row, index) -> key(row))
                .optional();
    }

    public Optional<Person> find(Key key) {
        return jdbc.sql("""
                        select tenant_id, person_id, email, display_name, role, language from people
                        where tenant_id = :tenant and person_id = :person and removed_at is null
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query((row, index) -> person(row))
                .optional();
    }

    /** The person as somebody who can sign in; nobody of a tenant that is suspended or closed can. */
    public Optional<PortalUser> findUser(Key key) {
        return jdbc.sql("""
                        select tenant_id, person_id, email, display_name, role, language, sign_in_generation,
                               password_hash
                        from people join tenants using (tenant_id)
                        where tenant_id = :tenant and person_id = :person and status = 'active'
                          and removed_at is null
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query((row, index) -> new PortalUser(
                        person(row).signedIn(), row.getInt("sign_in_generation"), row.getString("password_hash")))
                .optional();
    }

    /** The e-mail addresses and languages of those who may do what somebody in this role may. */
    List<Recipient> contacts(TenantId tenantId, Role role) {
        return jdbc.sql("""
                        select email, language from people
                        where tenant_id = :tenant and role = any (:roles) and removed_at is null order by email
                        """)
                .param("tenant", tenantId.value())
                .param("roles", codes(role.includedIn()))
                .query((row, index) ->
                        new Recipient(row.getString("email"), Locale.forLanguageTag(row.getString("language"))))
                .list();
    }

    /** The same of several tenants, in a transaction for the provider. */
    Map<TenantId, List<Recipient>> contacts(Collection<TenantId> tenants, Role role) {
        Map<TenantId, List<Recipient>> contacts = new HashMap<>();
        jdbc.sql("""
                        select tenant_id, email, language from people
                        where tenant_id = any (:tenants) and role = any (:roles) and removed_at is null order by email
                        """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .param("roles", codes(role.includedIn()))
                .query(row -> {
                    contacts.computeIfAbsent(
                                    new TenantId(row.getObject("tenant_id", UUID.class)), id -> new ArrayList<>())
                            .add(new Recipient(
                                    row.getString("email"), Locale.forLanguageTag(row.getString("language"))));
                });
        return contacts;
    }

    public void insert(Person person, String passwordHash) {
        jdbc.sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, language, password_hash)
                        values (:tenant, :person, :email, :name, :role, :language, :hash)
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("email", person.email().value())
                .param("name", person.displayName())
                .param("role", person.role().code())
                .param("language", person.language().getLanguage())
                .param("hash", passwordHash)
                .update();
        jdbc.sql("insert into sign_in_names (email, tenant_id, person_id) values (:email, :tenant, :person)")
                .param("email", person.email().value())
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .update();
    }

    public void changePassword(Key key, String passwordHash) {
        jdbc.sql("update people set password_hash = :hash where tenant_id = :tenant and person_id = :person")
                .param("hash", passwordHash)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** From now on no session comes of a sign-in that has begun before. */
    public void beginSignInGeneration(Key key) {
        jdbc.sql("""
                        update people set sign_in_generation = sign_in_generation + 1
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** The same for everybody of the tenant. */
    public void beginSignInGeneration(TenantId tenantId) {
        jdbc.sql("update people set sign_in_generation = sign_in_generation + 1 where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .update();
    }

    /** In which of them the person is. */
    public int signInGeneration(Key key) {
        return jdbc.sql("select sign_in_generation from people where tenant_id = :tenant and person_id = :person")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query(Integer.class)
                .single();
    }

    /** Guesses at the person's codes are counted anew from now on. */
    public void beginCodeGeneration(Key key) {
        jdbc.sql("""
                        update people set code_generation = code_generation + 1
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** Somebody has signed in to the account, for the first time or not. */
    public void noteSignIn(Key key) {
        jdbc.sql("""
                        update people set first_signed_in_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person and first_signed_in_at is null
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /**
     * A wrong code was typed for the person, after the right password.
     *
     * @return whether it is the first in such a while
     */
    public boolean noteWrongCode(Key key, Duration since) {
        return jdbc.sql("""
                        update people set wrong_code_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person
                          and (wrong_code_at is null
                               or wrong_code_at <= clock_timestamp() - make_interval(secs => :since))
                        """)
                        .param("tenant", key.tenantId().value())
                        .param("person", key.personId())
                        .param("since", since.toSeconds())
                        .update()
                == 1;
    }

    /** Whether this is the person's sign-in generation still; if so, it stays so until the transaction ends. */
    public boolean keepSignInGeneration(Key key, int generation) {
        return jdbc.sql("""
                        select 1 from people
                        where tenant_id = :tenant and person_id = :person and sign_in_generation = :generation for share
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .param("generation", generation)
                .query((row, index) -> true)
                .optional()
                .isPresent();
    }

    /** Lets one transaction after the other change what the person has. */
    public void lock(Key key) {
        jdbc.sql("select 1 from people where tenant_id = :tenant and person_id = :person for no key update")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query((row, index) -> true)
                .list();
    }

    public void changeRole(Key key, Role role) {
        jdbc.sql("update people set role = :role where tenant_id = :tenant and person_id = :person")
                .param("role", role.code())
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /**
     * Those of the tenant who decide who its people are, its admins, or of the provider its operators and whoever sees to
     * security: they stay so until the transaction ends, unless it changes that itself.
     */
    public List<UUID> lockDeciders(TenantId tenantId) {
        return jdbc.sql("""
                        select person_id from people
                        where tenant_id = :tenant and role = any (:deciding) and removed_at is null
                        order by person_id for update
                        """)
                .param("tenant", tenantId.value())
                .param("deciding", codes(DECIDING))
                .query((row, index) -> row.getObject("person_id", UUID.class))
                .list();
    }

    /**
     * Keeps out whoever was removed, or given another role, a moment ago, in a session that goes on for some seconds on another
     * node.
     *
     * @param why nobody else may, for the log
     * @throws AccessDeniedException when they are not among {@link #lockDeciders} of the tenant, who stay so
     */
    public void requireDecider(TenantId tenantId, SignedInPerson by, String why) {
        if (!lockDeciders(tenantId).contains(by.personId())) {
            throw new AccessDeniedException(why);
        }
    }

    /** Those of theirs in that role. To be asked after {@link #lockDeciders}, so that it stays so. */
    public List<UUID> inRole(TenantId tenantId, Role role) {
        return jdbc.sql("""
                        select person_id from people
                        where tenant_id = :tenant and role = :role and removed_at is null
                        """)
                .param("tenant", tenantId.value())
                .param("role", role.code())
                .query((row, index) -> row.getObject("person_id", UUID.class))
                .list();
    }

    /** Whoever is one of the tenant's people, or was one of its admins. */
    List<Recipient> everybody(TenantId tenantId) {
        return jdbc.sql("""
                        select email, language from people
                        where tenant_id = :tenant and (removed_at is null or ever_admin) order by email
                        """)
                .param("tenant", tenantId.value())
                .query((row, index) ->
                        new Recipient(row.getString("email"), Locale.forLanguageTag(row.getString("language"))))
                .list();
    }

    /** The tenant's people by name, with when each was last seen, and whether each has a second factor. */
    public List<Member> members(TenantId tenantId) {
        return jdbc.sql("""
                        select p.person_id, p.email, p.display_name, p.role,
                               (select max(s.last_used_at) from sessions s
                                where s.tenant_id = p.tenant_id and s.person_id = p.person_id) as last_seen,
                               exists (select 1 from one_time_codes c
                                       where c.tenant_id = p.tenant_id and c.person_id = p.person_id)
                                   or exists (select 1 from passkeys k
                                              where k.tenant_id = p.tenant_id and k.person_id = p.person_id)
                                   as second_factor
                        from people p
                        where p.tenant_id = :tenant and p.removed_at is null
                        order by lower(p.display_name), p.email
                        """)
                .param("tenant", tenantId.value())
                .query((row, index) -> new Member(
                        row.getObject("person_id", UUID.class),
                        row.getString("display_name"),
                        row.getString("email"),
                        Role.ofCode(row.getString("role")),
                        Optional.ofNullable(Rows.instantOrNull(row, "last_seen")),
                        row.getBoolean("second_factor")))
                .list();
    }

    /** Signs in no more, and leaves the address to whoever has it next. */
    public void remove(Key key) {
        jdbc.sql("""
                        delete from sign_in_names where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
        jdbc.sql("""
                        update people set removed_at = clock_timestamp(), password_hash = '-'
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** Signs in with this address from now on, and not with the one of before. */
    public void changeAddress(Key key, EmailAddress address) {
        jdbc.sql("delete from sign_in_names where tenant_id = :tenant and person_id = :person")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
        jdbc.sql("insert into sign_in_names (email, tenant_id, person_id) values (:email, :tenant, :person)")
                .param("email", address.value())
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
        jdbc.sql("update people set email = :email where tenant_id = :tenant and person_id = :person")
                .param("email", address.value())
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    public void changeName(Key key, String displayName) {
        jdbc.sql("update people set display_name = :name where tenant_id = :tenant and person_id = :person")
                .param("name", displayName)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** Whether the tenant has or had an admin. */
    public boolean everHadAdmin(TenantId tenantId) {
        return jdbc.sql("select exists (select 1 from people where tenant_id = :tenant and ever_admin)")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .single();
    }

    private static String[] codes(List<Role> roles) {
        return roles.stream().map(Role::code).toArray(String[]::new);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(new TenantId(row.getObject("tenant_id", UUID.class)), row.getObject("person_id", UUID.class));
    }

    private static Person person(ResultSet row) throws SQLException {
        Key key = key(row);
        return new Person(
                key.tenantId(),
                key.personId(),
                new EmailAddress(row.getString("email")),
                row.getString("display_name"),
                Role.ofCode(row.getString("role")),
                Locale.of(row.getString("language")));
    }
}
