package io.portwarden.pin.key;

import io.portwarden.shared.database.Rows;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps a check value of every key that PINs were ever sealed under and that was not dropped since; never a key. */
@Repository
public class PinKeyRepository {

    private final JdbcClient jdbc;

    PinKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key that PINs may be sealed under. */
    public record KnownKey(String id, Instant firstUsed) {}

    List<PinKeyCheck> checks() {
        return jdbc.sql("select key_id, check_value from pin_keys")
                .query((row, index) -> new PinKeyCheck(row.getString("key_id"), row.getString("check_value")))
                .list();
    }

    public List<KnownKey> all() {
        return jdbc.sql("select key_id, first_used from pin_keys order by first_used, key_id")
                .query((row, index) -> new KnownKey(row.getString("key_id"), Rows.instant(row, "first_used")))
                .list();
    }

    void remember(PinKeyCheck check) {
        jdbc.sql("insert into pin_keys (key_id, check_value) values (:key, :value) on conflict do nothing")
                .param("key", check.keyId())
                .param("value", check.value())
                .update();
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException when a PIN is still sealed under it */
    public boolean drop(String keyId) {
        return jdbc.sql("delete from pin_keys where key_id = :key")
                        .param("key", keyId)
                        .update()
                == 1;
    }
}
