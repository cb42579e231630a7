package io.portwarden.bench;

/**
 * What was measured, and whether it is what it should be.
 *
 * @param text the figure as it is, in words and numbers
 * @param goal what it should be
 */
record Figure(String row, String text, String goal, boolean holds) {

    @Override
    public String toString() {
        return "%s | %s | %s | %s".formatted(row, text, goal, holds ? "ok" : "FALLS SHORT");
    }
}
