package io.portwarden.notification;

import java.time.Duration;
import org.springframework.stereotype.Service;

/**
 * Where a transaction leaves what people are to be told: the notices go out when, and only when, it commits, and none is
 * lost should the program die right after.
 */
@Service
public class Outbox {

    private final OutboxRepository outbox;

    Outbox(OutboxRepository outbox) {
        this.outbox = outbox;
    }

    /** Adds a mail for every recipient, in the transaction under way, which must be for the notice's tenant. */
    public void add(Notice notice) {
        notice.recipients().forEach(recipient -> outbox.insert(notice, recipient));
    }

    /**
     * Adds a mail for every recipient who was not told the same in this while, whether that mail has gone out yet or
     * not. Whiles are counted from the epoch (with one hour, they begin with every full hour of UTC), so that all nodes
     * agree on them; two mails can be close together only where one while ends and the next begins.
     *
     * <p>A transaction that adds the same at the same time waits for the first one's end: call it late in the
     * transaction.
     *
     * @param key 1 to 100 characters; with the tenant, the notice's kind and the recipient it says what is the same
     * @param window length of a while, at least one second
     */
    public void addOnce(String key, Notice notice, Duration window) {
        if (key.isEmpty() || key.length() > 100 || window.toSeconds() < 1) {
            throw new IllegalArgumentException("A key of 1 to 100 characters and a window of a second at least");
        }
        notice.recipients().forEach(recipient -> outbox.insertOnce(notice, recipient, key, window));
    }
}
