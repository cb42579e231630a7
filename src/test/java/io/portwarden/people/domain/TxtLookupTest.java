package io.portwarden.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.TestDns;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TxtLookupTest {

    private static final TestDns DNS = new TestDns();
    private static final String NAME = "_portwarden-challenge.acme.example";

    private final TxtLookup lookup = new TxtLookup(DNS.address());

    @AfterAll
    static void stop() {
        DNS.close();
    }

    @Test
    @DisplayName("SIG-12: records of several parts are put together, each for itself, whatever stands in them")
    void read() {
        DNS.publishParts(
                NAME,
                List.of(
                        List.of("portwarden-domain-veri", "fication=abc"),
                        List.of("v=spf1 -all"),
                        List.of("a \"quoted\" \\ part ", "and more"),
                        List.of("")));
        assertThat(lookup.texts(NAME))
                .get(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder(
                        "portwarden-domain-verification=abc", "v=spf1 -all", "a \"quoted\" \\ part and more", "");
    }

    @Test
    @DisplayName("SIG-12: an alias leads to the record")
    void alias() {
        DNS.alias("_portwarden-challenge.alias.example", "proof.elsewhere.example");
        DNS.publish("proof.elsewhere.example", "there");
        assertThat(lookup.texts("_portwarden-challenge.alias.example")).hasValue(List.of("there"));
    }

    @Test
    @DisplayName(
            "SIG-12: a name that does not exist has no records; a server that fails, or does not answer, says nothing")
    void without() {
        assertThat(lookup.texts("nobody.example")).hasValue(List.of());
        DNS.fail("failing.example");
        assertThat(lookup.texts("failing.example")).isEmpty();
        DNS.silence("silent.example");
        assertThat(lookup.texts("silent.example")).isEmpty();
    }
}
