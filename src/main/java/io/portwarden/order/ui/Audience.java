package io.portwarden.order.ui;

/** Who reads about an order: the words that speak of "you" are not the same for both. */
public enum Audience {
    TENANT(""),
    PROVIDER("provider.");

    private final String beginning;

    Audience(String beginning) {
        this.beginning = beginning;
    }

    /** The key of the text for these readers. */
    String key(String key) {
        return beginning + key;
    }
}
