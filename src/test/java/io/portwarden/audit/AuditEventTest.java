package io.portwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    private static final AuditEvent EVENT = AuditEvent.of(AuditKind.ORDER_REJECTED);

    @Test
    @DisplayName("PIN-7: no text has a way into the details of an entry")
    void noText() {
        List<Method> ways = Arrays.stream(AuditEvent.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .toList();
        assertThat(ways)
                .isNotEmpty()
                .allSatisfy(way -> assertThat(way.getParameterTypes())
                        .doesNotContain(
                                String.class,
                                CharSequence.class,
                                Object.class,
                                byte[].class,
                                char[].class,
                                long.class,
                                Long.class));
        assertThat(AuditEvent.class.getConstructors()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("PIN-7: a number of six digits or more, which could be a PIN, is no detail")
    @ValueSource(ints = {100_000, 48_392_017, Integer.MAX_VALUE, -1})
    void noPin(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EVENT.with(AuditDetail.COUNT, number))
                .withMessageNotContaining(Integer.toString(number));
    }

    @Test
    @DisplayName("Trail: details are typed values, in one form whatever the order they come in")
    void details() throws Exception {
        AuditEvent event = EVENT.with(AuditDetail.DUE_DATE, LocalDate.of(2026, 12, 1))
                .with(AuditDetail.COUNT, 99_999)
                .with(AuditDetail.CLIENT_ADDRESS, InetAddress.getByName("203.0.113.7"))
                .with(AuditDetail.ROLE, Role.TENANT_ADMIN)
                .with(AuditDetail.REASONS, List.of(AuditKind.PIN_LOCKED, AuditKind.SIGNED_IN))
                .with(AuditDetail.UNTIL, Instant.parse("2026-12-01T10:00:00Z"))
                .withNumbers(Set.of(new PhoneNumber("+12025550101"), new PhoneNumber("+12025550100")));
        assertThat(event.details().toString())
                .isEqualTo("{REASONS=pin-locked signed-in, CLIENT_ADDRESS=203.0.113.7, ROLE=tenant-admin,"
                        + " NUMBERS=+12025550100 +12025550101, COUNT=99999, DUE_DATE=2026-12-01,"
                        + " UNTIL=2026-12-01T10:00:00Z}");
        assertThat(EVENT.details()).isEmpty();
    }

    @Test
    @DisplayName("Trail: everybody but the system has an id and a name, every subject but none a name")
    void named() {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditActor.carrier(UUID.randomUUID(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new AuditActor(AuditActor.Kind.PERSON, null, "Ada"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditActor(AuditActor.Kind.SYSTEM, UUID.randomUUID(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditSubject.person(UUID.randomUUID(), "x".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditSubject.order(UUID.randomUUID(), ""));
    }

    @Test
    @DisplayName("Trail: every kind has a code of its own")
    void codes() {
        assertThat(AuditKind.values())
                .extracting(AuditKind::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }
}
