package io.portwarden.shared;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(written);
            try (FileChannel channel = FileChannel.open(
                            written,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            DataDirectory.ownerOnly("rw-------"));
                    Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                secrets.store(writer, "Made by Portwarden. Keep it together with the data, and to yourself.");
                writer.flush();
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    @Override
    public String toString() {
        return "SecretsFile[" + file + "]";
    }
}
