package io.portwarden.people;

import io.portwarden.notification.Recipient;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Keeps who belongs where, and in which role. */
@Repository
public class PersonRepository {

    /** Whose people decide who the people are. */
    private static final List<Role> DECIDING = List.of(Role.TENANT_ADMIN, Role.SECURITY, Role.OPERATOR);

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names a person, as one of a tenant's, or of the provider's. */
    public record Key(TenantId tenantId, UUID personId) {
        public static Key of(SignedInPerson person) {
            return new Key(person.tenantId(), person.personId());
        }
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

    void insert(Person person) {
        jdbc.sql("""
                        insert into people (tenant_id, person_id, email, display_name, role, language)
                        values (:tenant, :person, :email, :name, :role, :language)
                        """)
                .param("tenant", person.tenantId().value())
                .param("person", person.personId())
                .param("email", person.email().value())
                .param("name", person.displayName())
                .param("role", person.role().code())
                .param("language", person.language().getLanguage())
                .update();
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

    /** Belongs there no more. */
    void remove(Key key) {
        jdbc.sql("""
                        update people set removed_at = clock_timestamp()
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** Where mails to the person go from now on. */
    void changeAddress(Key key, EmailAddress address) {
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

    static Person person(ResultSet row) throws SQLException {
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
