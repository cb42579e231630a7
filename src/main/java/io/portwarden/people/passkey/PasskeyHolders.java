package io.portwarden.people.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/** People as their authenticators know them, in the transaction under way, which is for their tenant. */
@Repository
class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {

    private static final String FIND = """
            select email, display_name, passkey_handle from accounts join people using (tenant_id, person_id)
            where ended_at is null and
            """;

    private final JdbcClient jdbc;

    PasskeyHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql(FIND + "passkey_handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, index) -> holder(row))
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
        return jdbc.sql(FIND + "email = :email")
                .param("email", email)
                .query((row, index) -> holder(row))
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity holder) {
        throw new UnsupportedOperationException("Everybody has a handle from the beginning");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Nobody loses their handle");
    }

    private static PublicKeyCredentialUserEntity holder(ResultSet row) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(row.getString("email"))
                .displayName(row.getString("display_name"))
                .id(new Bytes(row.getBytes("passkey_handle")))
                .build();
    }
}
