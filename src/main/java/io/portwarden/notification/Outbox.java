package io.portwarden.notification;

import io.portwarden.notification.NoticeKind.Audience;
import io.portwarden.shared.Role;
import io.portwarden.shared.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Where a transaction leaves what people are to be told: the notices go out when, and only when, it commits, and none is
 * lost should the program die right after.
 */
@Service
public class Outbox {

    /** So many tenants are asked for at once. */
    private static final int PART = 500;

    private final OutboxRepository outbox;
    private final TenantContacts contacts;

    Outbox(OutboxRepository outbox, TenantContacts contacts) {
        this.outbox = outbox;
        this.contacts = contacts;
    }

    /**
     * Adds a mail for everybody whom the notice's kind is for, who may be nobody, in the transaction under way, which must
     * be for the notice's tenant.
     */
    public void add(Notice notice) {
        recipients(notice).forEach(recipient -> outbox.insert(notice, recipient));
    }

    /**
     * The same of many tenants, for the admins of each: with a few statements for all of them, in a transaction for the
     * provider.
     */
    public void addAll(Collection<Notice> notices) {
        List<Notice> all = List.copyOf(notices);
        for (int from = 0; from < all.size(); from += PART) {
            List<Notice> part = all.subList(from, Math.min(from + PART, all.size()));
            Map<TenantId, List<Recipient>> admins =
                    contacts.admins(part.stream().map(Notice::tenantId).collect(Collectors.toSet()));
            outbox.insert(part.stream()
                    .flatMap(notice -> admins.getOrDefault(notice.tenantId(), List.of()).stream()
                            .map(recipient -> new AddressedNotice(notice, recipient)))
                    .toList());
        }
    }

    /** The same, and for somebody whom it is about; who is one of them is told once. */
    public void addAlsoFor(Notice notice, Recipient concerned) {
        once(Stream.concat(recipients(notice).stream(), Stream.of(concerned)))
                .forEach(recipient -> outbox.insert(notice, recipient));
    }

    /** Adds a mail of a kind that is for one person alone. */
    public void add(Notice notice, Recipient self) {
        if (notice.kind().audience() != Audience.SELF) {
            throw new IllegalArgumentException(notice.kind().code() + " is not for one person");
        }
        outbox.insert(notice, self);
    }

    /**
     * Adds a mail for everybody whom the notice's kind is for and who was not told the same in this while, whether that
     * mail has gone out yet or not. Whiles are counted from the epoch (with one hour, they begin with every full hour of
     * UTC), so that all nodes agree on them; two mails can be close together only where one while ends and the next begins.
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
        recipients(notice).forEach(recipient -> outbox.insertOnce(notice, recipient, key, window));
    }

    private Collection<Recipient> recipients(Notice notice) {
        List<Recipient> found = switch (notice.kind().audience()) {
            case ADMINS -> contacts.admins(notice.tenantId());
            case OPERATORS -> contacts.providers(Role.OPERATOR);
            case SECURITY -> contacts.providers(Role.SECURITY);
            case DESK -> contacts.providers(Role.DESK);
            case PEOPLE -> contacts.everybody(notice.tenantId());
            case SELF -> throw new IllegalArgumentException(notice.kind().code() + " is for one person: name them");
        };
        return once(found.stream());
    }

    /** Everybody once, and in one order, so that transactions that tell the same people never wait crosswise. */
    private static Collection<Recipient> once(Stream<Recipient> found) {
        return found.collect(Collectors.toMap(
                        recipient -> recipient.email().toLowerCase(Locale.ROOT),
                        recipient -> recipient,
                        (first, again) -> first,
                        TreeMap::new))
                .values();
    }
}
