package io.portwarden.browser;

import java.io.IOException;
import java.nio.file.Path;

/** Programs that have a folder of their own for a home. */
final class Started {

    private Started() {}

    static Process in(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("engine.log").toFile());
        return builder.start();
    }
}
