package io.portwarden.number.access;

import io.portwarden.number.store.ReadingRepository;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.Scope;
import io.portwarden.shared.database.Transactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the texts of numbers that an older version has stored without reading them (NUM-1), and names those that are not
 * the text of their number. What they were meant to be is never guessed.
 */
@Component
public class NumberReadings {

    private static final Logger log = LoggerFactory.getLogger(NumberReadings.class);
    private static final int PART = 1_000;

    private final Transactions transactions;
    private final ReadingRepository readings;

    NumberReadings(Transactions transactions, ReadingRepository readings) {
        this.transactions = transactions;
        this.readings = readings;
    }

    /** Reads all that were not read yet, a part in each transaction; of two nodes at once, the second finds nothing left. */
    public void fill() {
        while (transactions.<Integer>stating(Scope.provider(), this::fillPart) == PART) {}
    }

    private int fillPart() {
        readings.takeTurn();
        List<String> unread = readings.unread(PART);
        Map<String, String> read = new LinkedHashMap<>();
        unread.forEach(text ->
                read.put(text, PhoneNumber.reading(text).map(PhoneNumber::e164).orElse("")));
        readings.write(read);
        read.forEach((text, reading) -> {
            if (!text.equals(reading)) {
                log.warn(
                        "The number {} is stored under another text than its own, {}: orders for it are refused until"
                                + " somebody has decided under /provider/undecided whose it is",
                        text,
                        reading.isEmpty() ? "and is no number" : reading);
            }
        });
        return unread.size();
    }
}
