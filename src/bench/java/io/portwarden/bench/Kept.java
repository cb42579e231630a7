package io.portwarden.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured, in a folder that outlives the bench: a file for each row that is finished, as {@code bench/run} reads it
 * too, and one for the portions of a row that is not. The folder is for one state of the program.
 */
final class Kept {

    private static final String END = " # ";

    private final Path folder;
    private final String origin;
    private final boolean resume;

    /**
     * @param origin the commit and the machine, which are written beside whatever is kept
     * @param resume whether portions are gone on with; otherwise they are measured anew
     */
    Kept(Path folder, String origin, boolean resume) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.origin = origin;
        this.resume = resume;
    }

    List<Figure> measure(Row row, Stage stage, Options options) throws Exception {
        List<Figure> figures =
                row instanceof LongRow longRow ? measure(longRow, stage, options) : row.measure(stage, options);
        finished(row, options, figures);
        return figures;
    }

    private List<Figure> measure(LongRow row, Stage stage, Options options) throws Exception {
        Path file = file(row, options, ".portions");
        Map<Integer, Counts> done = resume ? portions(file) : Map.of();
        if (done.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            System.err.printf(
                    "bench: %s: %d of %d portions were measured before%n",
                    row.name(), done.size(), row.portions(options));
        }
        Counts counts = new Counts();
        for (int portion = 0; portion < row.portions(options); portion++) {
            Counts measured = done.get(portion);
            if (measured == null) {
                measured = row.measure(stage, options, portion);
                append(file, "%n%d: %s%s%s, %s%n".formatted(portion, measured, END, now(), origin));
            }
            counts.add(measured);
        }
        return row.figures(counts, options);
    }

    /** A line that was being written when the machine went off is not counted. */
    private static Map<Integer, Counts> portions(Path file) throws IOException {
        Map<Integer, Counts> portions = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int counts = line.indexOf(": ");
                int end = line.indexOf(END);
                if (end > 0) {
                    portions.put(
                            Integer.valueOf(line.substring(0, counts)), Counts.parse(line.substring(counts + 2, end)));
                }
            }
        }
        return portions;
    }

    private void finished(Row row, Options options, List<Figure> figures) throws IOException {
        Path portions = file(row, options, ".portions");
        List<String> lines = new ArrayList<>();
        lines.add("# %s, %s%s"
                .formatted(now(), origin, Files.exists(portions) ? "; each portion in " + portions.getFileName() : ""));
        figures.forEach(figure -> lines.add(figure.toString()));
        Path written = file(row, options, ".new");
        Files.deleteIfExists(written);
        append(written, String.join("\n", lines) + "\n");
        Files.move(written, file(row, options, ".row"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(Row row, Options options, String end) {
        return folder.resolve(row.name() + options + end);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void append(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
