package io.portwarden.shared;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a second program out of a data folder that is in use; the system lifts it when the program dies. */
final class DataDirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataDirectoryLock acquire(DataDirectory directory) {
        try {
            FileChannel channel = FileChannel.open(
                    directory.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    DataDirectory.ownerOnly("rw-------"));
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartupRefusedException(
                        "Another Portwarden is running on the data folder %s.".formatted(directory.path()),
                        "Stop it first, or give this one a folder of its own with portwarden.data-dir"
                                + " (PORTWARDEN_DATA_DIR).");
            }
            return new DataDirectoryLock(channel);
        } catch (IOException e) {
            throw new StartupRefusedException(
                    "The data folder %s cannot be locked: %s".formatted(directory.path(), e),
                    "See that the user who runs Portwarden owns the folder and all in it.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held within this very process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
