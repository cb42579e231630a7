package io.portwarden.people.member;

import io.portwarden.shared.PublicAddress;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Shows, once, how to become the first operator of a portal on a database of its own, or says what is missing for it. The
 * link does not go through the log's own format and levels: it is shown on the console as it is, and works once.
 */
@Component
class FirstOperatorConsole implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperatorConsole.class);
    private static final String LINE = "=".repeat(100);

    private final FirstOperator firstOperator;
    private final FirstOperatorProperties properties;
    private final PublicAddress address;
    private final Environment environment;
    private final PrintStream out = System.out;

    FirstOperatorConsole(
            FirstOperator firstOperator,
            FirstOperatorProperties properties,
            PublicAddress address,
            Environment environment) {
        this.firstOperator = firstOperator;
        this.properties = properties;
        this.address = address;
        this.environment = environment;
    }

    /** Not beside the demonstration data, which bring an operator along. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!environment.containsProperty("spring.datasource.url")) {
            return;
        }
        reset();
        switch (firstOperator.provide(properties.address(), properties.linkFor(), this::show)) {
            case THERE, INVITED -> {}
            case WAITING ->
                LOG.warn(
                        "There is no operator yet. The link for {} was shown when it was made, and still works; once it"
                                + " has expired, the next start shows a new one",
                        properties.operatorEmail());
            case NOBODY_NAMED ->
                LOG.warn("There is no operator yet, so nobody can set the portal up. Set"
                        + " portwarden.bootstrap.operator-email to your e-mail address and start again: a link that"
                        + " makes you the first operator is then shown here");
            case ADDRESS_TAKEN ->
                LOG.warn("There is no operator yet, and the address in portwarden.bootstrap.operator-email signs in for"
                        + " a tenant already. Set it to another one and start again");
        }
    }

    private void reset() {
        switch (firstOperator.reset(properties.whoseFactor(), properties.linkFor(), this::showForFactor)) {
            case NOT_ASKED -> {}
            case DONE, DONE_BEFORE ->
                LOG.warn(
                        "The second factor of {} was taken away. Take portwarden.bootstrap.reset-second-factor out of the"
                                + " settings again",
                        properties.resetSecondFactor());
            case SEVERAL ->
                LOG.warn("portwarden.bootstrap.reset-second-factor does nothing where there are several operators: one"
                        + " of the others takes a lost second factor away, under Operators");
            case NOT_THE_ONE ->
                LOG.warn("The address in portwarden.bootstrap.reset-second-factor is not that of the only operator");
        }
    }

    private void show(String path, Instant until) {
        show(
                "There is no operator yet. Whoever opens this link becomes the first one, as "
                        + properties.operatorEmail(),
                path,
                until);
    }

    private void showForFactor(String path, Instant until) {
        show(
                "The second factor of " + properties.resetSecondFactor()
                        + " was taken away. With the password, this link sets up a new one",
                path,
                until);
    }

    private void show(String what, String path, Instant until) {
        String context = environment.getProperty("server.servlet.context-path", "");
        out.printf(
                "%n%s%n  %s:%n%n    %s%s%s%n%n"
                        + "  It works once, until %s, and is shown nowhere else. If it expires unused, the next start"
                        + " shows%n  a new one.%n%s%n%n",
                LINE, what, address.origin(), context, path, until.truncatedTo(ChronoUnit.SECONDS), LINE);
        out.flush();
    }
}
