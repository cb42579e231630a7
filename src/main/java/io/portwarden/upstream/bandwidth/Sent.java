package io.portwarden.upstream.bandwidth;

import io.portwarden.shared.PhoneNumber;
import java.util.List;

/** What Bandwidth sends: a question, news, or what cannot be either. */
sealed interface Sent {

    /** To be examined. */
    record Asked(Question question) implements Sent {}

    /** Numbers have left, and it says so after the fact. */
    record Left(List<PhoneNumber> numbers) implements Sent {}

    /** News of something that is nothing to us. */
    record OtherNews() implements Sent {}

    /**
     * What cannot be let through, whatever it was to be.
     *
     * @param purchaseOrderNumber empty where it could not be read
     */
    record Unfit(AnswerCode code, String purchaseOrderNumber) implements Sent {}
}
