package io.portwarden.people;

/**
 * What whoever comes to the sign-in page is told there, whoever they are, where nobody has to have a second factor.
 *
 * @param key of the text
 */
public record SignInNote(String key) {}
