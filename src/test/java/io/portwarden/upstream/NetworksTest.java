package io.portwarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @DisplayName("UPS-13: an address is in a network, or is not")
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.0/24 | 192.0.2.255 | true",
                "192.0.2.0/24 | 192.0.3.0 | false",
                "192.0.2.7 | 192.0.2.7 | true",
                "192.0.2.7 | 192.0.2.8 | false",
                "198.51.100.0/25, 192.0.2.0/24 | 198.51.100.127 | true",
                "198.51.100.0/25, 192.0.2.0/24 | 198.51.100.128 | false",
                "2001:db8::/32 | 2001:db8:ffff::1 | true",
                "2001:db8::/32 | 2001:db9::1 | false",
                "0.0.0.0/0 | 203.0.113.9 | true",
                "0.0.0.0/0 | 2001:db8::1 | false",
                "0.0.0.0/0 | localhost | false"
            })
    void holds(String networks, String address, boolean held) {
        assertThat(Networks.parse(networks).orElseThrow().hold(address)).isEqualTo(held);
    }

    @ParameterizedTest
    @DisplayName("UPS-13: what is no network is none, and no name is looked up")
    @ValueSource(
            strings = {
                "",
                " ",
                "example.com",
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.0/-1",
                "192.0.2.256",
                "192.0.2.1,",
                "a/b"
            })
    void none(String written) {
        assertThat(Networks.parse(written)).isEmpty();
    }
}
