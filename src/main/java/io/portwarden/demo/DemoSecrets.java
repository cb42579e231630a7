package io.portwarden.demo;

import io.portwarden.apikey.ApiKey;
import io.portwarden.shared.start.StartupRefusedException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The demonstration's password and API keys as far as whoever starts it has chosen them. */
record DemoSecrets(Optional<String> password, Optional<ApiKey> firstKey, Optional<ApiKey> secondKey) {

    static final String PASSWORD = "PORTWARDEN_DEMO_PASSWORD";
    static final String FIRST_KEY = "PORTWARDEN_DEMO_API_KEY";
    static final String SECOND_KEY = "PORTWARDEN_DEMO_API_KEY_2";

    private static final Pattern PASSWORD_SHAPE = Pattern.compile("\\P{Cntrl}{8,128}");

    /** @throws StartupRefusedException when a value cannot be what it is meant to be */
    static DemoSecrets of(DemoProperties properties) {
        DemoSecrets secrets = new DemoSecrets(
                password(properties.password()),
                key(FIRST_KEY, properties.apiKey()),
                key(SECOND_KEY, properties.secondApiKey()));
        if (secrets.firstKey().isPresent() && secrets.firstKey().equals(secrets.secondKey())) {
            throw new StartupRefusedException(
                    FIRST_KEY + " and " + SECOND_KEY + " are the same.", "Give each carrier an API key of its own.");
        }
        return secrets;
    }

    private static Optional<String> password(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!PASSWORD_SHAPE.matcher(text).matches()) {
            throw new StartupRefusedException(
                    PASSWORD + " cannot be a password.", "Set it to 8 to 128 characters, or leave it out.");
        }
        return Optional.of(text);
    }

    private static Optional<ApiKey> key(String name, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<ApiKey> key = ApiKey.parse(text);
        if (key.isEmpty()) {
            throw new StartupRefusedException(
                    name + " cannot be an API key.",
                    "Set it to 32 to 200 printable characters without spaces, or leave it out.");
        }
        return key;
    }

    @Override
    public String toString() {
        return "DemoSecrets[…]";
    }
}
