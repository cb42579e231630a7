package io.portwarden.carrier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps carriers, whose names are no secret to anybody. */
@Repository
class CarrierRepository {

    private final JdbcClient jdbc;

    CarrierRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Carrier> findAll(Collection<CarrierId> ids) {
        return jdbc.sql("select carrier_id, spid, name from carriers where carrier_id = any (:ids)")
                .param("ids", ids.stream().map(CarrierId::value).toArray(UUID[]::new))
                .query((row, index) -> carrier(row))
                .list();
    }

    Optional<Carrier> findBySpid(String spid) {
        return jdbc.sql("select carrier_id, spid, name from carriers where spid = :spid")
                .param("spid", spid)
                .query((row, index) -> carrier(row))
                .optional();
    }

    void insert(Carrier carrier) {
        jdbc.sql("insert into carriers (carrier_id, spid, name) values (:id, :spid, :name)")
                .param("id", carrier.id().value())
                .param("spid", carrier.spid())
                .param("name", carrier.name())
                .update();
    }

    List<Carrier> all() {
        return jdbc.sql("select carrier_id, spid, name from carriers order by lower(name), spid")
                .query((row, index) -> carrier(row))
                .list();
    }

    void update(Carrier carrier) {
        jdbc.sql("update carriers set name = :name where carrier_id = :id")
                .param("id", carrier.id().value())
                .param("name", carrier.name())
                .update();
    }

    CarrierContact contact(CarrierId id) {
        return jdbc.sql("select contact_name, email, phone from carrier_contacts where carrier_id = :id")
                .param("id", id.value())
                .query((row, index) -> new CarrierContact(
                        row.getString("contact_name"), row.getString("email"), row.getString("phone")))
                .optional()
                .orElse(CarrierContact.NONE);
    }

    void changeContact(CarrierId id, CarrierContact contact) {
        jdbc.sql("""
                        insert into carrier_contacts (carrier_id, contact_name, email, phone)
                        values (:id, :name, :email, :phone)
                        on conflict (carrier_id) do update
                        set contact_name = excluded.contact_name, email = excluded.email, phone = excluded.phone,
                            changed_at = now()
                        """)
                .param("id", id.value())
                .param("name", contact.name())
                .param("email", contact.email())
                .param("phone", contact.phone())
                .update();
    }

    static Carrier carrier(ResultSet row) throws SQLException {
        return new Carrier(
                new CarrierId(row.getObject("carrier_id", UUID.class)), row.getString("spid"), row.getString("name"));
    }
}
