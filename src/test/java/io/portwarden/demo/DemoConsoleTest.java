package io.portwarden.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.apikey.ApiKey;
import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.carrier.Carrier;
import io.portwarden.carrier.CarrierId;
import io.portwarden.demo.DemoCredentials.CarrierKey;
import io.portwarden.demo.DemoCredentials.SetPin;
import io.portwarden.demo.DemoCredentials.SignIn;
import io.portwarden.people.EmailAddress;
import io.portwarden.people.Person;
import io.portwarden.pin.Pin;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoConsoleTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final DemoConsole console = new DemoConsole(
            new PrintStream(shown, true, StandardCharsets.UTF_8),
            "http://localhost:4711",
            new BusinessCalendar(ZONE),
            Clock.fixed(Instant.parse("2026-11-20T15:00:00Z"), ZONE));

    private final ApiKey first = ApiKey.generate();
    private final ApiKey second = ApiKey.generate();
    private final DemoCredentials made = new DemoCredentials(
            List.of(new SignIn(
                    new Person(
                            TenantId.next(),
                            Identifiers.next(),
                            new EmailAddress("admin@contoso.example"),
                            "Dana Whitfield",
                            Role.TENANT_ADMIN,
                            Locale.ENGLISH),
                    "Contoso",
                    "abcde-fghjk")),
            List.of(
                    new CarrierKey(new Carrier(CarrierId.next(), "1234", "Blue Ridge Telecom"), first),
                    new CarrierKey(new Carrier(CarrierId.next(), "5678", "Lakeside Mobile"), second)),
            List.of(new SetPin("Northwind", new Pin("48392017"))));

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("What was made is shown, with where to sign in and with what")
    void show() {
        console.show(made, new DemoSecrets(Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(text())
                .contains("http://localhost:4711/login")
                .containsPattern("admin@contoso\\.example +abcde-fghjk")
                .containsPattern("Blue Ridge Telecom, SPID 1234 +" + first.text())
                .containsPattern("Lakeside Mobile, SPID 5678 +" + second.text())
                .containsPattern("Northwind +48392017");
    }

    @Test
    @DisplayName("What was given is not shown, only where it came from")
    void given() {
        console.show(made, new DemoSecrets(Optional.of("abcde-fghjk"), Optional.of(first), Optional.of(second)));

        assertThat(text())
                .doesNotContain("abcde-fghjk", first.text(), second.text())
                .contains("PORTWARDEN_DEMO_PASSWORD", "PORTWARDEN_DEMO_API_KEY", "PORTWARDEN_DEMO_API_KEY_2")
                .contains("-H \"Authorization: Bearer $PORTWARDEN_DEMO_API_KEY\"");
    }

    @Test
    @DisplayName("The order can be copied: it is JSON, and due ten business days on, Thanksgiving not counted")
    void order() {
        console.show(made, new DemoSecrets(Optional.empty(), Optional.empty(), Optional.empty()));

        Matcher order = Pattern.compile("-d '([^']+)'").matcher(text());
        assertThat(order.find()).isTrue();
        JsonNode json = JsonMapper.shared().readTree(order.group(1));
        assertThat(json.get("desiredDueDate").asString()).isEqualTo("2026-12-07");
        assertThat(json.get("accountNumber").asString()).isEqualTo("CONTOSO-001");
        assertThat(text())
                .contains("curl -sS http://localhost:4711/api/v1/port-out-orders \\\n")
                .contains("  -H 'Authorization: Bearer " + first.text() + "' \\\n");
    }

    @Test
    @DisplayName("A later start says where to sign in, and how to choose new passwords")
    void greet() {
        console.greet();
        assertThat(text()).contains("http://localhost:4711/login", "PORTWARDEN_DEMO_PASSWORD");
    }
}
