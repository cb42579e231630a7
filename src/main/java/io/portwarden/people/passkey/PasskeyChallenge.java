package io.portwarden.people.passkey;

import java.io.Serializable;

/**
 * What an authenticator is asked to sign, once.
 *
 * @param options what its answer is compared with; stays on the server
 * @param json the same for the browser
 */
public record PasskeyChallenge<O extends Serializable>(O options, String json) implements Serializable {}
