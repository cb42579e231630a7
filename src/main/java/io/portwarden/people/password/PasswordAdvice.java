package io.portwarden.people.password;

import java.util.Optional;

/** What there is to say of a password that somebody is choosing. */
public record PasswordAdvice(Optional<PasswordProblem> problem, PasswordStrength strength) {}
