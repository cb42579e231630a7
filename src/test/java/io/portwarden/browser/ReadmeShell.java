package io.portwarden.browser;

import io.portwarden.Handbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The second terminal of the README's walk-through: its commands, as they stand there, in one shell. */
final class ReadmeShell implements AutoCloseable {

    private final String port;
    private final String key;
    private final String due;
    private final Process shell;

    /** @param due the day that the console shows in its line */
    ReadmeShell(String address, String key, String due) {
        this.port = address.substring(address.lastIndexOf(':') + 1);
        this.key = key;
        this.due = due;
        try {
            shell = new ProcessBuilder("bash").redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the commands of that name print, with what is to be copied from the console in them, and this program's port. */
    String run(String name) {
        String commands = Handbook.commands(name)
                .replace("API_KEY=…", "API_KEY='" + key + "'")
                .replace("DUE=…", "DUE=" + due)
                .replace("localhost:8080", "localhost:" + port);
        String end = "end of " + UUID.randomUUID();
        try {
            shell.getOutputStream()
                    .write("%s%necho; echo '%s'%n".formatted(commands, end).getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().flush();
            StringBuilder said = new StringBuilder();
            for (String line = shell.inputReader().readLine();
                    line != null && !line.equals(end);
                    line = shell.inputReader().readLine()) {
                said.append(line).append('\n');
            }
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shell.destroy();
    }
}
