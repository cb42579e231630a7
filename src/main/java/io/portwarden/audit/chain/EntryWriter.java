package io.portwarden.audit.chain;

import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.ExportFormat;
import io.portwarden.shared.CsvTable;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries for other programs, one a line, in UTF-8. */
public interface EntryWriter extends Closeable {

    void write(AuditEntry entry) throws IOException;

    static EntryWriter to(OutputStream out, ExportFormat format) {
        return switch (format) {
            case CSV -> new Csv(out);
            case JSON_LINES -> new JsonLines(out);
        };
    }

    /** A table, for spreadsheets too. */
    final class Csv implements EntryWriter {

        private final CsvTable table;

        private Csv(OutputStream out) {
            table = new CsvTable(
                    out,
                    "position",
                    "id",
                    "happenedAt",
                    "kind",
                    "actorKind",
                    "actorId",
                    "actorName",
                    "subjectKind",
                    "subjectId",
                    "subjectName",
                    "details");
        }

        @Override
        public void write(AuditEntry entry) {
            table.row(
                    Long.toString(entry.position()),
                    entry.id().toString(),
                    entry.happenedAt().toString(),
                    entry.kind(),
                    entry.actorKind(),
                    Objects.toString(entry.actorId(), ""),
                    entry.actorName(),
                    entry.subjectKind(),
                    Objects.toString(entry.subjectId(), ""),
                    entry.subjectName(),
                    entry.details().entrySet().stream()
                            .map(detail -> detail.getKey() + "=" + detail.getValue())
                            .collect(Collectors.joining("; ")));
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }

    /** One JSON object a line. */
    final class JsonLines implements EntryWriter {

        private static final JsonMapper JSON = JsonMapper.shared();

        private final OutputStream out;

        private JsonLines(OutputStream out) {
            this.out = new BufferedOutputStream(out);
        }

        @Override
        public void write(AuditEntry entry) throws IOException {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("position", entry.position());
            line.put("id", entry.id());
            line.put("happenedAt", entry.happenedAt().toString());
            line.put("kind", entry.kind());
            line.put("actor", named(entry.actorKind(), entry.actorId(), entry.actorName()));
            line.put("subject", named(entry.subjectKind(), entry.subjectId(), entry.subjectName()));
            line.put("details", entry.details());
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        }

        private static Map<String, Object> named(String kind, @Nullable Object id, String name) {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("kind", kind);
            if (id != null) {
                named.put("id", id);
            }
            if (!name.isEmpty()) {
                named.put("name", name);
            }
            return named;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
