package io.portwarden.shared.files;

import io.portwarden.shared.start.StartupRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** Generated secrets, kept in a properties file that only its owner can read. */
public final class SecretsFile {
    private final Path file;
    private final Properties secrets = new Properties();

    /** Reads the file if it is there. */
    public SecretsFile(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.load(reader);
            } catch (IOException e) {
                throw new StartupRefusedException(
                        "The secrets in %s cannot be read: %s".formatted(file, e),
                        "See that the user who runs Portwarden owns the file.",
                        e);
            }
        }
    }

    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(secrets.getProperty(name));
    }

    /** The secret of that name; when there is none yet, a new one, which is on the disk before this returns. */
    public synchronized String getOrCreate(String name, Supplier<String> generator) {
        return get(name).orElseGet(() -> {
            String secret = generator.get();
            secrets.setProperty(name, secret);
            write();
            return secret;
        });
    }

    private void write() {
        try {
            StringWriter text = new StringWriter();
            secrets.store(text, "Made by Portwarden. Keep it together with the data, and to yourself.");
            DurableFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
