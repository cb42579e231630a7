package io.portwarden.bench;

/**
 * Something that is done so many times, so many of them a portion of a {@link LongRow}.
 *
 * @param option that says otherwise how many there are
 * @param usual how many there are
 * @param atOnce how many there are in a portion but the last
 */
record Portions(String option, int usual, int atOnce) {

    int all(Options options) {
        return options.number(option, usual);
    }

    int count(Options options) {
        return Math.ceilDiv(all(options), atOnce);
    }

    /** How many come in the portions before. */
    int before(int portion) {
        return portion * atOnce;
    }

    int in(Options options, int portion) {
        return Math.min(atOnce, all(options) - before(portion));
    }
}
