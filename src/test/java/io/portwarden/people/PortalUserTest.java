package io.portwarden.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortalUserTest {

    private static final String HASH = "{argon2}$argon2id$secret";

    private final PortalUser user = new PortalUser(
            new AccountRepository.Key(TenantId.PROVIDER, UUID.randomUUID()),
            new SignedInPerson(
                    UUID.randomUUID(), UUID.randomUUID(), "ada@acme.example", "Ada Admin", Role.TENANT_ADMIN),
            1,
            HASH);

    @Test
    @DisplayName("The hash of a password stands in no text")
    void text() {
        assertThat(user.toString()).contains("ada@acme.example").doesNotContain("argon2");
    }

    @Test
    @DisplayName("Once signed in, a session keeps no hash")
    void erased() {
        assertThat(user.getPassword()).isEqualTo(HASH);
        user.eraseCredentials();
        assertThat(user.getPassword()).isNull();
    }

    @Test
    @DisplayName("A session can be stored, the person in it but not the hash")
    void serialized() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stored = new ObjectOutputStream(bytes)) {
            stored.writeObject(user);
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("argon2id");
        try (ObjectInputStream stored = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            PortalUser read = (PortalUser) stored.readObject();
            assertThat(read).isEqualTo(user);
            assertThat(read.person()).isEqualTo(user.person());
            assertThat(read.account()).isEqualTo(user.account());
        }
    }
}
