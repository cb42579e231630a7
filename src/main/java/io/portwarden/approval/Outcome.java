package io.portwarden.approval;

/** What has become of something that an admin does. */
public enum Outcome {
    DONE,
    /** It waits for a second admin; nothing has changed yet. */
    WAITS
}
