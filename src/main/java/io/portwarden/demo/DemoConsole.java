package io.portwarden.demo;

import io.portwarden.calendar.BusinessCalendar;
import io.portwarden.demo.DemoCredentials.CarrierKey;
import io.portwarden.demo.DemoCredentials.SetPin;
import io.portwarden.demo.DemoCredentials.SignIn;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Shows on the console how to get in. It does not go through the log: what it shows is secret and is shown once, and a
 * log is kept.
 */
final class DemoConsole {

    private static final String LINE = "=".repeat(100);

    /** Far enough for an order to be placed some days after the line for it was shown (47 CFR 52.35). */
    private static final int BUSINESS_DAYS_AHEAD = 10;

    private final PrintStream out;
    private final String address;
    private final BusinessCalendar calendar;
    private final Clock clock;

    DemoConsole(PrintStream out, String address, BusinessCalendar calendar, Clock clock) {
        this.out = out;
        this.address = address;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Shows what was made; of what was given, only where it comes from. */
    void show(DemoCredentials made, DemoSecrets given) {
        CarrierKey first = made.carriers().getFirst();
        CarrierKey second = made.carriers().getLast();
        StringBuilder text = new StringBuilder("\n" + LINE + "\n");
        text.append("  Portwarden is ready, with demonstration data. Sign in at %s/login\n\n".formatted(address));
        for (SignIn signIn : made.people()) {
            text.append("    %-30s %-31s %s, %s%n"
                    .formatted(
                            signIn.person().email(),
                            shown(signIn.password(), given.password().isPresent(), DemoSecrets.PASSWORD),
                            signIn.organization(),
                            signIn.person().role().code()));
        }
        text.append("\n  The carriers' API keys\n\n");
        text.append(row(first, given.firstKey().isPresent(), DemoSecrets.FIRST_KEY));
        text.append(row(second, given.secondKey().isPresent(), DemoSecrets.SECOND_KEY));
        if (!made.pins().isEmpty()) {
            text.append("\n  The port-out PINs of those who have set one\n\n");
            for (SetPin set : made.pins()) {
                text.append(
                        "    %-36s %s%n".formatted(set.organization(), set.pin().digits()));
            }
        }
        text.append("\n  All this is shown only now. Contoso has no PIN yet. This is how a carrier places an order:\n");
        text.append(LINE).append("\n\n").append(order(first, given));
        out.println(text);
        out.flush();
    }

    /** Says at a later start where everything is. */
    void greet() {
        out.println("""

                Portwarden is ready. Sign in at %s/login
                Passwords and API keys were shown at the first start; to choose new ones, start with
                %s, %s and %s set.
                """.formatted(address, DemoSecrets.PASSWORD, DemoSecrets.FIRST_KEY, DemoSecrets.SECOND_KEY));
        out.flush();
    }

    private static String row(CarrierKey carrier, boolean isGiven, String setting) {
        String name = carrier.carrier().name() + ", SPID " + carrier.carrier().spid();
        return "    %-36s %s%n".formatted(name, shown(carrier.key().text(), isGiven, setting));
    }

    private static String shown(String secret, boolean isGiven, String setting) {
        return isGiven ? "as in " + setting : secret;
    }

    /** One command for any shell of the Unix kind. */
    private String order(CarrierKey carrier, DemoSecrets given) {
        String authorization = given.firstKey().isPresent()
                ? "\"Authorization: Bearer $" + DemoSecrets.FIRST_KEY + "\""
                : "'Authorization: Bearer " + carrier.key().text() + "'";
        LocalDate dueDate = calendar.plusBusinessDays(calendar.countsFor(clock.instant()), BUSINESS_DAYS_AHEAD);
        return """
                curl -sS %s/api/v1/port-out-orders \\
                  -H %s \\
                  -H 'Content-Type: application/json' \\
                  -d '{"purchaseOrderNumber": "PON-1001", "phoneNumbers": ["+12025550123"],
                       "accountNumber": "CONTOSO-001", "zipCode": "20001", "pin": "48392017",
                       "desiredDueDate": "%s", "initiatorPhone": "+12125550100", "agencyAuthority": true}'
                """.formatted(address, authorization, dueDate);
    }
}
