package io.portwarden.number;

import io.portwarden.shared.PhoneNumber;
import java.util.List;

/**
 * What a change of locks has changed.
 *
 * @param count how many numbers
 * @param first the first few of them
 */
record LockChange(int count, List<PhoneNumber> first) {

    boolean isEmpty() {
        return count == 0;
    }
}
