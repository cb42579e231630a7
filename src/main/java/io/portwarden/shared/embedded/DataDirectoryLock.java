package io.portwarden.shared.embedded;

import io.portwarden.shared.files.DataDirectory;
import io.portwarden.shared.start.StartupRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a second program out of a data folder that is in use; the system lifts it when the program dies. */
public final class DataDirectoryLock implements AutoCloseable {
    // Opening and closing the file once more would lift this process's own lock, so it is asked here first.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws StartupRefusedException when a program that is alive holds it, be it this one */
    public static DataDirectoryLock acquire(DataDirectory directory) {
        Path file = directory.resolve("lock");
        if (!HELD_BY_THIS_PROCESS.add(file)) {
            throw inUse(directory, "this very process");
        }
        boolean locked = false;
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    DataDirectory.ownerOnly("rw-------"));
            locked = channel.tryLock() != null;
            if (!locked) {
                channel.close();
                throw inUse(directory, holder(file));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    "process " + ProcessHandle.current().pid()));
            return new DataDirectoryLock(file, channel);
        } catch (IOException e) {
            throw new StartupRefusedException(
                    "The data folder %s cannot be locked: %s".formatted(directory.path(), e),
                    "See that the user who runs Portwarden owns the folder and all in it.",
                    e);
        } finally {
            if (!locked) {
                HELD_BY_THIS_PROCESS.remove(file);
            }
        }
    }

    private static StartupRefusedException inUse(DataDirectory directory, String holder) {
        return new StartupRefusedException(
                "Another Portwarden (%s) is running on the data folder %s.".formatted(holder, directory.path()),
                "Stop it first, or give this one a folder of its own with portwarden.data-dir (PORTWARDEN_DATA_DIR).");
    }

    private static String holder(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "process unknown"; // some systems let nobody read a locked file
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }
}
