package io.portwarden.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.shared.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHeadsStoreTest {

    private final Locale usual = Locale.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(usual);
    }

    @Test
    @DisplayName("What is kept is read again, also on a server of a country with digits of its own")
    void digits() throws Exception {
        Locale.setDefault(Locale.forLanguageTag("fa-IR"));
        Path file = folder.resolve("heads");
        KeptHead head = new KeptHead(TenantId.next(), 1_234_567, "a".repeat(64), Instant.EPOCH);
        new FileHeadsStore(file).append(List.of(head));
        assertThat(Files.readString(file)).contains("\"position\":1234567");
        assertThat(new FileHeadsStore(file).read()).containsEntry(head.tenantId(), head);
    }
}
