package io.portwarden.pin.key;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Keeps a check value of every key that PINs were ever sealed under and that was not dropped since; never a key. */
public interface PinKeyRepository extends Repository<PinKeyCheck, String> {

    /** A key that PINs may be sealed under. */
    record KnownKey(String id, Instant firstUsed) {}

    @Query("select key_id, check_value as value from pin_keys")
    List<PinKeyCheck> checks();

    @Query("select key_id as id, first_used from pin_keys order by first_used, key_id")
    List<KnownKey> all();

    @Modifying
    @Query("""
            insert into pin_keys (key_id, check_value) values (:#{#check.keyId}, :#{#check.value})
            on conflict do nothing
            """)
    void remember(PinKeyCheck check);

    /** @throws org.springframework.dao.DataIntegrityViolationException when a PIN is still sealed under it */
    @Modifying
    @Query("delete from pin_keys where key_id = :keyId")
    boolean drop(String keyId);
}
