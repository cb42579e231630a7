package io.portwarden.audit;

/** How a trail is exported. */
public enum ExportFormat {
    CSV("csv", "text/csv; charset=utf-8"),
    JSON_LINES("jsonl", "application/jsonl");

    private final String extension;
    private final String contentType;

    ExportFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /** What the names of such files end with. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }
}
