package io.portwarden.shared.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Writes files so that, whatever happens, a write is on the disk as a whole or not at all. */
public final class DurableFile {
    private DurableFile() {}

    /** Replaces the file, readable by its owner only; when this returns, a power cut does not lose it. */
    public static void write(Path file, String content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                DataDirectory.ownerOnly("rw-------"))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        writeName(file);
    }

    /**
     * Appends lines, each of which ends with a line feed, to a file that is made if there is none; when this returns, a
     * power cut does not lose them. A last line that an earlier power cut has left unfinished is taken away first. Other
     * programs may append to the same file.
     */
    public static void append(Path file, String lines) throws IOException {
        boolean isNew = Files.notExists(file);
        try (FileChannel channel = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        DataDirectory.ownerOnly("rw-------"));
                FileLock ignored = channel.lock()) {
            long end = endOfLines(channel);
            channel.truncate(end);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            channel.force(true);
        }
        if (isNew) {
            writeName(file);
        }
    }

    private static long endOfLines(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(last.clear(), end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** The name in the folder is written apart from the file. */
    private static void writeName(Path file) throws IOException {
        if (DataDirectory.hasPosixPermissions()) {
            try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
