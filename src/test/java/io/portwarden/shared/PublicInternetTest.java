package io.portwarden.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicInternetTest {

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("Webhooks: nothing is sent to an address that is not on the internet (OWASP ASVS 1.3.6)")
    @CsvSource({
        "0.0.0.0, false",
        "0.1.2.3, false",
        "1.1.1.1, true",
        "8.8.8.8, true",
        "9.255.255.255, true",
        "10.0.0.1, false",
        "10.255.255.255, false",
        "11.0.0.0, true",
        "100.63.255.255, true",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "100.128.0.0, true",
        "127.0.0.1, false",
        "127.255.255.254, false",
        "128.0.0.1, true",
        "169.253.255.255, true",
        "169.254.169.254, false",
        "169.255.0.0, true",
        "172.15.255.255, true",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.0, true",
        "192.0.0.8, false",
        "192.0.1.1, true",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.167.255.255, true",
        "192.168.0.1, false",
        "192.168.255.255, false",
        "192.169.0.0, true",
        "198.17.255.255, true",
        "198.18.0.1, false",
        "198.19.255.255, false",
        "198.51.100.7, false",
        "203.0.113.7, false",
        "223.255.255.255, true",
        "224.0.0.1, false",
        "239.255.255.255, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "'::', false",
        "'::1', false",
        "'::ffff:127.0.0.1', false",
        "'::ffff:10.1.2.3', false",
        "'::ffff:8.8.8.8', true",
        "'::127.0.0.1', false",
        "'64:ff9b::10.0.0.1', false",
        "'64:ff9b:1::1', false",
        "'100::1', false",
        "'1fff::1', false",
        "'2000::1', true",
        "'2001::1', false",
        "'2001:0:4136:e378:8000:63bf:3fff:fdd2', false",
        "'2001:1ff::1', false",
        "'2001:200::1', true",
        "'2001:4860:4860::8888', true",
        "'2001:db8::1', false",
        "'2002:7f00:1::', false",
        "'2606:4700:4700::1111', true",
        "'3fff:fff::1', false",
        "'3ffe::1', true",
        "'4000::1', false",
        "'fc00::1', false",
        "'fd12:3456:789a::1', false",
        "'fe80::1', false",
        "'fec0::1', false",
        "'ff02::1', false"
    })
    void addresses(String address, boolean isPublic) throws UnknownHostException {
        assertThat(PublicInternet.holds(InetAddress.getByName(address))).isEqualTo(isPublic);
    }
}
