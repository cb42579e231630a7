package io.portwarden.number;

import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PastedNumbers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.WrittenNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers a list shows; what is absent does not narrow it.
 *
 * @param search how a number begins, with the country code or, in North America, without; from three digits on, also how
 *     it ends; or several whole numbers; written as people write numbers; blank for all
 */
public record NumberFilter(
        String search,
        @Nullable NumberStatus status,
        @Nullable LockState lock,
        @Nullable Guard guard) {

    public static final NumberFilter ALL = new NumberFilter("", null, null);

    /** Whatever guards them. */
    public NumberFilter(String search, @Nullable NumberStatus status, @Nullable LockState lock) {
        this(search, status, lock, null);
    }

    /**
     * The digits to look for in E.164 forms.
     *
     * @return empty when nothing is searched for; no digits at all when what is searched for is in no number
     */
    public Optional<String> digits() {
        return NormalForm.plain(search).isEmpty()
                ? Optional.empty()
                : Optional.of(WrittenNumber.of(search).digits());
    }

    /** The whole numbers that are searched for, if nothing else is. */
    public List<PhoneNumber> numbers() {
        return PastedNumbers.of(search).numbersOnly();
    }
}
