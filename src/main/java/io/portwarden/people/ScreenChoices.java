package io.portwarden.people;

/**
 * How a person wants every screen, on every machine.
 *
 * @param slash whether the slash leads to the search (WCAG 2.1.4)
 */
public record ScreenChoices(Appearance appearance, boolean slash) {}
