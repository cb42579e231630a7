package io.portwarden.portback.ui;

/** Who reads about a case: to one it says "your provider", to the other what is to be done. */
enum CaseAudience {
    TENANT("", "port-backs"),
    PROVIDER("provider.", "provider/port-backs");

    private final String beginning;
    private final String path;

    CaseAudience(String beginning, String path) {
        this.beginning = beginning;
        this.path = path;
    }

    /** The key of the text for these readers. */
    String key(String key) {
        return beginning + key;
    }

    /** The address of their list, below which their cases stand. */
    String path() {
        return path;
    }
}
