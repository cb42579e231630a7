package io.portwarden.shared.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

/**
 * What a person downloads row by row.
 *
 * @param name begins the file's name, which goes on with the day
 * @param rows how many there will be, where that is known
 */
public record Export(String name, String extension, String contentType, OptionalInt rows, Writer writer) {

    /** Writes the rows, and closes the stream only after the last one: what is closed looks whole. */
    public interface Writer {

        /** @param written is told every now and then how many rows there are by now; it ends the writing by an exception */
        void write(OutputStream out, LongConsumer written) throws IOException;
    }
}
