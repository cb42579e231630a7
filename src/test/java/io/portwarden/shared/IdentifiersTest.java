package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdentifiersTest {

    @Test
    @DisplayName("Identifiers are UUIDs of version 7, in the order of their making, as PostgreSQL sorts them")
    void inOrder() {
        List<UUID> made = Stream.generate(Identifiers::next).limit(20_000).toList();
        // PostgreSQL compares the bytes, as does their text; UUID.compareTo compares signed halves.
        assertThat(made).extracting(UUID::toString).isSorted().doesNotHaveDuplicates();
        assertThat(made).allMatch(id -> id.version() == 7);
    }
}
