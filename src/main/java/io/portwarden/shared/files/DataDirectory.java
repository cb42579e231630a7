package io.portwarden.shared.files;

import io.portwarden.shared.start.StartupRefusedException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder beside which nothing else is needed: embedded database, generated keys and passwords.
 *
 * <p>There is a bean of this type only with the embedded database (where no other is configured).
 */
public record DataDirectory(Path path) {
    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Makes the folder, readable by its owner only, unless it is there. */
    public void create() {
        try {
            Files.createDirectories(path, ownerOnly("rwx------"));
        } catch (IOException e) {
            throw new StartupRefusedException(
                    "The data folder %s cannot be made: %s".formatted(path, e),
                    "Name a folder that can be written with portwarden.data-dir (PORTWARDEN_DATA_DIR).",
                    e);
        }
    }

    static boolean hasPosixPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** The given permissions where the file system knows such, otherwise none. */
    public static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!hasPosixPermissions()) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
