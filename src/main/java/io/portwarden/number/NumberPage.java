package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import java.util.List;
import java.util.Optional;

/**
 * Part of a tenant's list of numbers.
 *
 * @param next the key to ask for the part after it with; absent on the last
 */
public record NumberPage(List<NumberListItem> items, Optional<PhoneNumber> next) {}
