package io.portwarden.provider;

import io.portwarden.number.NumberFacts;
import io.portwarden.number.NumberStatus;
import io.portwarden.shared.PhoneNumber;

/**
 * How a number of a tenant is to stand.
 *
 * @param wanted active or inactive
 * @param told what is to be on file about it
 * @param returnConfirmed whether whoever asks knows that the number had left, if it had (ORD-7)
 */
public record NumberWish(PhoneNumber number, NumberStatus wanted, NumberFacts.Told told, boolean returnConfirmed) {}
