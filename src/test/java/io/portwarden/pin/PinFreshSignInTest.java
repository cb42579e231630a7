package io.portwarden.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portwarden.TestWorld;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.SignInNotFreshException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class PinFreshSignInTest {

    @Autowired
    PinService pins;

    @Autowired
    TestWorld world;

    @Test
    @DisplayName("PIN-9: with a sign-in that is not fresh no PIN is set, however the service was reached")
    void stale() {
        TestTenant tenant = world.usTenant();

        assertThatExceptionOfType(SignInNotFreshException.class)
                .isThrownBy(() -> TestWorld.asStale(tenant.admin(), () -> {
                    pins.set(new SetPin("48392017"));
                    return tenant;
                }));

        assertThat(TestWorld.asStale(tenant.admin(), pins::status).isSet()).isFalse();
    }
}
