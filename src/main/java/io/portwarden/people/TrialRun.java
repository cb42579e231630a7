package io.portwarden.people;

/** Is there where the program is only tried out, with demonstration data: the sign-in page says what is easier there. */
public record TrialRun() {}
