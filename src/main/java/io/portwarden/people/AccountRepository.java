package io.portwarden.people;

import io.portwarden.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who signs in, with which password, and the directory that says whose an e-mail address is. */
@Repository
public class AccountRepository {

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Names an account, by the membership that it began with. Of where its holder belongs that says nothing: only where
     * row-level security finds it.
     */
    public record Key(TenantId tenantId, UUID personId) {

        /** By which account somebody signs in who belongs there. */
        public static Key of(PersonRepository.Key membership) {
            return new Key(membership.tenantId(), membership.personId());
        }

        /** Where the account's holder belongs. */
        public PersonRepository.Key membership() {
            return new PersonRepository.Key(tenantId, personId);
        }
    }

    /** Somebody can sign in with the address from now on. */
    void insert(Key key, EmailAddress address, String passwordHash) {
        jdbc.sql("insert into accounts (tenant_id, person_id, password_hash) values (:tenant, :person, :hash)")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .param("hash", passwordHash)
                .update();
        insertName(key, address);
    }

    /**
     * Signs in with this address from now on, and not with the one of before.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody signs in with it already
     */
    void changeAddress(Key key, EmailAddress address) {
        deleteName(key);
        insertName(key, address);
    }

    /** Nobody signs in to it any more, and the address is for whoever has it next. */
    void end(Key key) {
        deleteName(key);
        jdbc.sql("""
                        update accounts set ended_at = clock_timestamp(), password_hash = '-'
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    private void insertName(Key key, EmailAddress address) {
        jdbc.sql("insert into sign_in_names (email, tenant_id, person_id) values (:email, :tenant, :person)")
                .param("email", address.value())
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    private void deleteName(Key key) {
        jdbc.sql("delete from sign_in_names where tenant_id = :tenant and person_id = :person")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** Whose the address is. The transaction's scope must name the address, or be for the tenant or the provider. */
    public Optional<Key> holder(String email) {
        return jdbc.sql("select tenant_id, person_id from sign_in_names where email = :email")
                .param("email", email)
                .query((row, index) -> key(row))
                .optional();
    }

    /** Its holder as somebody who can sign in; nobody of a tenant that is suspended or closed can. */
    public Optional<PortalUser> findUser(Key key) {
        return jdbc.sql("""
                        select tenant_id, person_id, email, display_name, role, language, sign_in_generation,
                               password_hash
                        from accounts join people using (tenant_id, person_id) join tenants using (tenant_id)
                        where tenant_id = :tenant and person_id = :person and status = 'active'
                          and removed_at is null and ended_at is null
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query((row, index) -> new PortalUser(
                        key,
                        PersonRepository.person(row).signedIn(),
                        row.getInt("sign_in_generation"),
                        row.getString("password_hash")))
                .optional();
    }

    public void changePassword(Key key, String passwordHash) {
        jdbc.sql("update accounts set password_hash = :hash where tenant_id = :tenant and person_id = :person")
                .param("hash", passwordHash)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** From now on no session comes of a sign-in that has begun before. */
    public void beginSignInGeneration(Key key) {
        jdbc.sql("""
                        update accounts set sign_in_generation = sign_in_generation + 1
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** The same for everybody of the tenant. */
    public void beginSignInGeneration(TenantId tenantId) {
        jdbc.sql("""
                        update accounts set sign_in_generation = sign_in_generation + 1
                        where tenant_id = :tenant and ended_at is null
                        """).param("tenant", tenantId.value()).update();
    }

    /** In which of them the person is. */
    public int signInGeneration(Key key) {
        return jdbc.sql("select sign_in_generation from accounts where tenant_id = :tenant and person_id = :person")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query(Integer.class)
                .single();
    }

    /** Guesses at the person's codes are counted anew from now on. */
    public void beginCodeGeneration(Key key) {
        jdbc.sql("""
                        update accounts set code_generation = code_generation + 1
                        where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .update();
    }

    /** Somebody has signed in to the account, for the first time or not. */
    public void noteSignIn(Key key) {
        jdbc.sql("""
                        update accounts set first_signed_in_at = clock_timestamp()
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
                        update accounts set wrong_code_at = clock_timestamp()
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
                        select 1 from accounts
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
        jdbc.sql("select 1 from accounts where tenant_id = :tenant and person_id = :person for no key update")
                .param("tenant", key.tenantId().value())
                .param("person", key.personId())
                .query((row, index) -> true)
                .list();
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(new TenantId(row.getObject("tenant_id", UUID.class)), row.getObject("person_id", UUID.class));
    }
}
