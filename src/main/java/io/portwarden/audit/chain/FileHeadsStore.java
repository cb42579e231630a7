package io.portwarden.audit.chain;

import io.portwarden.shared.TenantId;
import io.portwarden.shared.files.DurableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps heads in a file that only ever grows, as JSON, one a line. */
final class FileHeadsStore implements HeadsStore {

    private static final Pattern LINE = Pattern.compile(
            "\\{\"tenant\":\"([0-9a-f-]{36})\",\"position\":(\\d{1,18}),\"mac\":\"([0-9a-f]{64})\",\"at\":\"([0-9TZ:.-]+)\"}");

    private final Path file;

    FileHeadsStore(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public Map<TenantId, KeptHead> read() throws IOException {
        Map<TenantId, KeptHead> heads = new HashMap<>();
        if (Files.notExists(file)) {
            return heads;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line;
            for (long number = 1; (line = lines.readLine()) != null; number++) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    KeptHead head = head(matcher);
                    heads.merge(head.tenantId(), head, (kept, next) -> next.position() > kept.position() ? next : kept);
                } else if (lines.readLine() != null) {
                    throw new IOException("Line %d of %s is no head".formatted(number, file));
                } // a last line may have been cut off by a power cut
            }
        }
        return heads;
    }

    @Override
    public void append(List<KeptHead> heads) throws IOException {
        DurableFile.append(file, heads.stream().map(FileHeadsStore::line).collect(Collectors.joining()));
    }

    private static KeptHead head(Matcher line) {
        return new KeptHead(
                new TenantId(UUID.fromString(line.group(1))),
                Long.parseLong(line.group(2)),
                line.group(3),
                Instant.parse(line.group(4)));
    }

    private static String line(KeptHead head) {
        return String.format(
                Locale.ROOT,
                "{\"tenant\":\"%s\",\"position\":%d,\"mac\":\"%s\",\"at\":\"%s\"}\n",
                head.tenantId(),
                head.position(),
                head.mac(),
                head.at());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
