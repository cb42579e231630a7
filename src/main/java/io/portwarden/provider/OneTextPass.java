package io.portwarden.provider;

import io.portwarden.number.access.NumberReadings;
import io.portwarden.number.access.TollFreeNumbers;
import io.portwarden.shared.work.Rounds;
import io.portwarden.tenant.AccountKeys;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings what older versions have stored, or nodes of one store meanwhile, under the rules of one text for a number and one
 * normal form for an account number (NUM-1, ACC-1), and has toll-free numbers say that no PIN guards them (NUM-3): at the
 * start, and again and again. Mostly there is nothing to be done, which three looks into small indexes tell.
 */
@Component
class OneTextPass extends Rounds {

    private final NumberReadings readings;
    private final AccountKeys accounts;
    private final TollFreeNumbers tollFree;
    private final boolean serving;

    /** @param command the one that the program runs instead of serving; empty for none */
    OneTextPass(
            NumberReadings readings,
            AccountKeys accounts,
            TollFreeNumbers tollFree,
            @Value("${portwarden.command:}") String command) {
        super("one-text", "Passes over what older versions have stored", Duration.ZERO, Duration.ofSeconds(10));
        this.readings = readings;
        this.accounts = accounts;
        this.tollFree = tollFree;
        this.serving = command.isEmpty();
    }

    @Override
    public boolean isAutoStartup() {
        return serving;
    }

    @Override
    protected void round() {
        run();
    }

    void run() {
        readings.fill();
        accounts.fill();
        tollFree.fill();
    }
}
