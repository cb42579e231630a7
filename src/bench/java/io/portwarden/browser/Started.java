package io.portwarden.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

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

    /** With everything that it has started; by force where it does not go by itself. */
    static void end(Process program) {
        program.descendants().forEach(ProcessHandle::destroy);
        program.destroy();
        program.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(late -> program.destroyForcibly())
                .join();
    }
}
