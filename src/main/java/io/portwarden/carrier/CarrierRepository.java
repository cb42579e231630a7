package io.portwarden.carrier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Keeps carriers, whose names are no secret to anybody. */
interface CarrierRepository extends Repository<Carrier, CarrierId> {

    String SELECT = "select carrier_id as value, spid, name, other_spids, upstream from carriers ";

    @Query(SELECT + "where carrier_id = any (:ids)")
    List<Carrier> findAll(UUID[] ids);

    @Query(SELECT + "where spid = :spid")
    Optional<Carrier> findBySpid(String spid);

    @Query(SELECT + "order by lower(name), spid")
    List<Carrier> all();

    @Query("select exists (select 1 from carriers where upstream)")
    boolean anyUpstream();

    @Modifying
    @Query(
            "insert into carriers (carrier_id, spid, name, other_spids, upstream) values (:id, :spid, :name, :others, :upstream)")
    void insert(UUID id, String spid, String name, String[] others, boolean upstream);

    @Modifying
    @Query("update carriers set name = :name, other_spids = :others where carrier_id = :id")
    void change(UUID id, String name, String[] others);

    @Query("select contact_name as name, email, phone from carrier_contacts where carrier_id = :id")
    Optional<CarrierContact> contact(UUID id);

    @Modifying
    @Query("""
            insert into carrier_contacts (carrier_id, contact_name, email, phone) values (:id, :name, :email, :phone)
            on conflict (carrier_id) do update
            set contact_name = excluded.contact_name, email = excluded.email, phone = excluded.phone, changed_at = now()
            """)
    void changeContact(UUID id, String name, String email, String phone);
}
