package io.portwarden.browser;

/**
 * One load of one screen.
 *
 * @param first milliseconds until something that says something was painted
 * @param heading milliseconds until the screen itself was there
 * @param shift how far what was seen was moved, as Chrome sums it up (CLS)
 * @param requests how many answers came
 * @param bytes how long they were, as they came
 */
record Painted(double first, double heading, double shift, double requests, double bytes) {}
