package io.portwarden.upstream.bandwidth;

import io.portwarden.pin.KeyedDigest;
import io.portwarden.shared.files.DurableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node knows of questions by itself, whatever becomes of the database: when it has seen each first, and since when
 * it has had no answer to any (UPS-2). It is in memory, and in a file that outlives the program. Of a question there is a
 * keyed digest only.
 */
final class CallMemory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallMemory.class);

    /** Since when without an answer the node refuses. */
    static final Duration LONGEST_UNDECIDED = Duration.ofMinutes(10);

    /** Since when a question was here first, so that the last try may be near. */
    static final Duration LONGEST_KNOWN = Duration.ofMinutes(20);

    /** After so long without a question that stayed without an answer the node begins anew. */
    private static final Duration OVER_AFTER = Duration.ofMinutes(30);

    /** Longer than the upstream tries. */
    private static final Duration KEPT = Duration.ofHours(2);

    private static final int MOST = 100_000;
    private static final int LINES_BEFORE_CLEARING = 20_000;

    private static final String SEEN = "seen";
    private static final String UNDECIDED = "undecided";
    private static final String DECIDED = "decided";

    private final Clock clock;
    private final @Nullable Path file;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("upstream-memory").factory());

    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private @Nullable Instant undecidedSince;
    private @Nullable Instant undecidedLast;
    private int lines;
    private boolean failing;

    /** @param file null where there is to be none */
    CallMemory(Clock clock, @Nullable Path file) {
        this.clock = clock;
        this.file = file == null ? null : file.toAbsolutePath().normalize();
        read();
    }

    /** A question has come. @return when it has come here first */
    synchronized Instant see(KeyedDigest question) {
        String key = key(question);
        Instant now = clock.instant();
        @Nullable Instant first = seen.get(key);
        if (first != null && first.isAfter(now.minus(KEPT))) {
            return first;
        }
        seen.remove(key);
        forget(now);
        seen.put(key, now);
        append(SEEN + " " + now + " " + key);
        return now;
    }

    /** Whether a question that has come here first then is to be refused, if no answer can be found. */
    synchronized boolean isTooLate(Instant firstSeen) {
        return isTooLate() || !firstSeen.plus(LONGEST_KNOWN).isAfter(clock.instant());
    }

    /** The same of a call of which nothing is known. */
    synchronized boolean isTooLate() {
        Instant now = clock.instant();
        return undecidedSince != null
                && undecidedLast != null
                && undecidedLast.plus(OVER_AFTER).isAfter(now)
                && !undecidedSince.plus(LONGEST_UNDECIDED).isAfter(now);
    }

    /** There was no answer. */
    synchronized void undecided() {
        Instant now = clock.instant();
        if (undecidedSince == null
                || undecidedLast == null
                || !undecidedLast.plus(OVER_AFTER).isAfter(now)) {
            undecidedSince = now;
        }
        undecidedLast = now;
        append(UNDECIDED + " " + now);
    }

    /** There was one. */
    synchronized void decided() {
        if (undecidedSince != null) {
            undecidedSince = null;
            undecidedLast = null;
            append(DECIDED + " " + clock.instant());
        }
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(KEPT);
        var all = seen.entrySet().iterator();
        while (all.hasNext()) {
            Instant first = all.next().getValue();
            if (first.isAfter(oldest) && seen.size() < MOST) {
                return;
            }
            all.remove();
        }
    }

    private static String key(KeyedDigest question) {
        return question.keyId() + " " + Base64.getEncoder().encodeToString(question.mac());
    }

    /** In the order in which it happened, at once, and nobody waits for it. */
    private void append(String line) {
        if (file == null) {
            return;
        }
        boolean clears = ++lines > LINES_BEFORE_CLEARING;
        String all = clears ? content() : "";
        if (clears) {
            lines = seen.size();
        }
        try {
            writer.execute(() -> write(file, clears ? all : line + "\n", clears));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Not written any more");
        }
    }

    private void write(Path to, String text, boolean anew) {
        try {
            if (anew) {
                DurableFile.write(to, text);
            } else {
                DurableFile.append(to, text);
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                LOG.error(
                        "What upstreams have asked cannot be written to {}: after a new start this node will not know since"
                                + " when it has had no answer for them",
                        to,
                        e);
            }
        }
    }

    private String content() {
        StringBuilder all = new StringBuilder();
        seen.forEach((key, first) -> all.append(SEEN)
                .append(' ')
                .append(first)
                .append(' ')
                .append(key)
                .append('\n'));
        if (undecidedSince != null && undecidedLast != null) {
            all.append(UNDECIDED).append(' ').append(undecidedSince).append('\n');
            all.append(UNDECIDED).append(' ').append(undecidedLast).append('\n');
        }
        return all.toString();
    }

    private synchronized void read() {
        if (file == null || Files.notExists(file)) {
            return;
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                take(line.split(" ", 3));
            }
            forget(clock.instant());
            DurableFile.write(file, content());
            lines = seen.size();
        } catch (IOException e) {
            LOG.error("What upstreams have asked before this start cannot be read from {}", file, e);
        }
    }

    /** What a power cut has left of a line is no line. */
    private void take(String... words) {
        try {
            Instant at = Instant.parse(words[1]);
            switch (words[0]) {
                case SEEN -> {
                    if (words.length == 3) {
                        seen.putIfAbsent(words[2], at);
                    }
                }
                case UNDECIDED -> {
                    undecidedSince = undecidedSince == null
                                    || undecidedLast == null
                                    || !undecidedLast.plus(OVER_AFTER).isAfter(at)
                            ? at
                            : undecidedSince;
                    undecidedLast = at;
                }
                default -> {
                    undecidedSince = null;
                    undecidedLast = null;
                }
            }
        } catch (DateTimeException | ArrayIndexOutOfBoundsException broken) {
            LOG.debug("A line that was cut off is passed over");
        }
    }

    /** Writes to the end. */
    @Override
    public void close() {
        writer.close();
    }
}
