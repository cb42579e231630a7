package io.portwarden.calendar;

import io.portwarden.shared.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Which state of the United States an area code is of, as far as {@code area-codes.properties} knows (CAL-3). */
final class AreaCodes {

    private static final String COUNTRY_CODE = "+1";
    private static final int LENGTH = 3;
    private static final Map<String, String> STATES = read();

    private AreaCodes() {}

    static Optional<String> stateOf(PhoneNumber number) {
        String e164 = number.e164();
        int end = COUNTRY_CODE.length() + LENGTH;
        return e164.startsWith(COUNTRY_CODE) && e164.length() > end
                ? Optional.ofNullable(STATES.get(e164.substring(COUNTRY_CODE.length(), end)))
                : Optional.empty();
    }

    /** Every area code that is known, with its state. */
    static Map<String, String> all() {
        return Collections.unmodifiableMap(STATES);
    }

    private static Map<String, String> read() {
        Properties table = new Properties();
        try (InputStream file = AreaCodes.class.getResourceAsStream("/area-codes.properties")) {
            table.load(Objects.requireNonNull(file, "area-codes.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.stringPropertyNames().stream().collect(Collectors.toMap(code -> code, table::getProperty));
    }
}
