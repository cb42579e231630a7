package io.portwarden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The commands of the documents, as they stand there: what runs them changes with the document. */
public final class Handbook {

    private Handbook() {}

    /**
     * @param name what stands behind {@code ```sh} where the commands begin
     * @throws IllegalArgumentException when no commands have that name, or more than one block has
     */
    public static String commands(String name) {
        try {
            Process process = new ProcessBuilder("bench/handbook", name)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalArgumentException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
