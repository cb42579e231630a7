package io.portwarden.people.scim;

import io.portwarden.people.scim.PersonFilter.Attribute;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what directories have said of people, in the transaction under way, which is for their tenant. */
@Repository
class DirectoryRepository {

    /** A directory's row is about whoever signs in under its name now, or, where nobody does, about whoever has left. */
    private static final String SEEN = """
            select * from (
                select d.directory_id as id, coalesce(q.person_id, p.person_id) as person_id, d.user_name,
                       d.display_name, d.given_name, d.family_name, d.external_id, q.person_id is not null as active,
                       coalesce(q.role, p.role) as role, true as managed, d.created_at, d.changed_at
                from directory_people d
                join people p on p.tenant_id = d.tenant_id and p.person_id = d.person_id
                left join sign_in_names n on n.email = d.user_name and n.tenant_id = d.tenant_id
                left join people q on q.tenant_id = n.tenant_id and q.person_id = n.person_id
                where d.tenant_id = :tenant
                union all
                select p.person_id, p.person_id, p.email, p.display_name, '', '', '', true, p.role, false, p.created_at,
                       p.created_at
                from people p
                where p.tenant_id = :tenant and p.removed_at is null
                  and not exists (select 1 from directory_people d
                                  where d.tenant_id = p.tenant_id and d.user_name = p.email)) seen
            """;

    private final JdbcClient jdbc;

    DirectoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tenant has a directory from now on; it does not say who is an admin. */
    void begin(TenantId tenantId) {
        jdbc.sql("insert into directories (tenant_id) values (:tenant) on conflict do nothing")
                .param("tenant", tenantId.value())
                .update();
    }

    /** Lets one request after the other change who the people are. */
    void hold(TenantId tenantId) {
        jdbc.sql("select 1 from directories where tenant_id = :tenant for update")
                .param("tenant", tenantId.value())
                .query((row, index) -> true)
                .list();
    }

    boolean makesAdmins(TenantId tenantId) {
        return jdbc.sql("select exists (select 1 from directories where tenant_id = :tenant and makes_admins)")
                .param("tenant", tenantId.value())
                .query(Boolean.class)
                .single();
    }

    /** @return false when it is so already */
    boolean changeMakesAdmins(TenantId tenantId, boolean wanted) {
        return jdbc.sql("""
                        update directories set makes_admins = :wanted, changed_at = clock_timestamp()
                        where tenant_id = :tenant and makes_admins <> :wanted
                        """)
                        .param("tenant", tenantId.value())
                        .param("wanted", wanted)
                        .update()
                == 1;
    }

    /** Whoever is one of the tenant's people or was brought here by its directory, those who came first first. */
    List<DirectoryPerson> all(TenantId tenantId) {
        return jdbc.sql(SEEN + "order by id")
                .param("tenant", tenantId.value())
                .query((row, index) -> person(row))
                .list();
    }

    /** Of those, whom the filter names. */
    List<DirectoryPerson> named(TenantId tenantId, PersonFilter filter) {
        String condition = switch (filter.attribute()) {
            case USER_NAME -> "where user_name = :value ";
            case EXTERNAL_ID -> "where external_id = :value and external_id <> '' ";
            case ID -> "where id::text = :value ";
        };
        return jdbc.sql(SEEN + condition + "order by id")
                .param("tenant", tenantId.value())
                .param("value", filter.value())
                .query((row, index) -> person(row))
                .list();
    }

    Optional<DirectoryPerson> find(TenantId tenantId, UUID id) {
        return named(tenantId, new PersonFilter(Attribute.ID, id.toString())).stream()
                .findFirst();
    }

    /** How many of the people here the directory looks after. */
    int managed(TenantId tenantId) {
        return jdbc.sql("""
                        select count(*) from directory_people d
                        join sign_in_names n on n.email = d.user_name and n.tenant_id = d.tenant_id
                        where d.tenant_id = :tenant
                        """)
                .param("tenant", tenantId.value())
                .query(Integer.class)
                .single();
    }

    /** How many it has ever said something of, and not deleted. */
    int known(TenantId tenantId) {
        return jdbc.sql("select count(*) from directory_people where tenant_id = :tenant")
                .param("tenant", tenantId.value())
                .query(Integer.class)
                .single();
    }

    /** Under the identifier that it has, if there is a row of that, else as a new one. */
    void write(TenantId tenantId, DirectoryPerson person) {
        jdbc.sql("""
                        insert into directory_people (tenant_id, directory_id, person_id, user_name, display_name,
                                                      given_name, family_name, external_id)
                        values (:tenant, :id, :person, :userName, :displayName, :givenName, :familyName, :externalId)
                        on conflict (tenant_id, directory_id) do update
                        set person_id = excluded.person_id, user_name = excluded.user_name,
                            display_name = excluded.display_name, given_name = excluded.given_name,
                            family_name = excluded.family_name, external_id = excluded.external_id,
                            changed_at = clock_timestamp()
                        """)
                .param("tenant", tenantId.value())
                .param("id", person.id())
                .param("person", person.personId())
                .param("userName", person.userName())
                .param("displayName", person.displayName())
                .param("givenName", person.givenName())
                .param("familyName", person.familyName())
                .param("externalId", person.externalId())
                .update();
    }

    void delete(TenantId tenantId, UUID id) {
        jdbc.sql("delete from directory_people where tenant_id = :tenant and directory_id = :id")
                .param("tenant", tenantId.value())
                .param("id", id)
                .update();
    }

    private static DirectoryPerson person(ResultSet row) throws SQLException {
        return new DirectoryPerson(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("external_id"),
                row.getBoolean("active"),
                Role.ofCode(row.getString("role")),
                row.getBoolean("managed"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "changed_at"));
    }
}
