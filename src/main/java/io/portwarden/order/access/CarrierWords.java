package io.portwarden.order.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The sentences in which carriers are spoken to, all in English. */
final class CarrierWords {

    private static final Properties SENTENCES = load("/carrier-reasons.properties");

    private CarrierWords() {}

    static String of(String key) {
        return Objects.requireNonNull(SENTENCES.getProperty(key), key);
    }

    /** @param parts what goes into the sentence, in place of {0}, {1} … */
    static String with(String key, Object... parts) {
        return new MessageFormat(of(key), Locale.US).format(parts);
    }

    private static Properties load(String resource) {
        try (InputStream stream = Objects.requireNonNull(CarrierWords.class.getResourceAsStream(resource))) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
