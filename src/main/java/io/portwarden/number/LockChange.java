package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import java.util.List;

/**
 * What a change of locks has changed.
 *
 * @param count how many numbers
 * @param first the first few of them
 */
public record LockChange(int count, List<PhoneNumber> first) {

    public boolean isEmpty() {
        return count == 0;
    }
}
