package io.portwarden.people.session;

import java.time.Duration;

/**
 * How long a session still lasts.
 *
 * @param idle until it ends because nobody does anything
 * @param longest until it ends whatever is done
 */
record TimeLeft(Duration idle, Duration longest) {}
