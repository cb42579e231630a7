package io.portwarden.upstream;

import io.portwarden.pin.Pin;
import io.portwarden.shared.PhoneNumber;
import java.util.List;

/** How Portwarden speaks with one kind of upstream. */
public interface UpstreamAdapter {

    UpstreamKind kind();

    /** The settings of such a connection, in the order in which people are asked for them. */
    List<ConnectionField> fields();

    /** Those without which there is none. */
    default List<ConnectionField> required() {
        return List.of();
    }

    /** Whether the upstream calls with a user name and a password, which is made here. */
    default boolean calls() {
        return false;
    }

    /** Asks the upstream something harmless. Never throws for what the other side does, and ends within 15 seconds. */
    ContactResult test(UpstreamConnection connection);

    /**
     * Hands a PIN on for one number (UPS-11). Never throws for what the other side does; called outside any transaction.
     * The same again is the same.
     */
    HandOver handOn(UpstreamConnection connection, PhoneNumber number, Pin pin);
}
