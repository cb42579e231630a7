package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.TenantId;
import io.portwarden.shared.UnavailableException;
import io.portwarden.shared.live.LiveUpdate;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.live.LiveUpdates.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a component what changes for the tenant of the signed-in person, as long as it is on a screen. */
public final class WhileShown implements LiveUpdates.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(WhileShown.class);

    /** The database may not be quite back when it is heard again: then it is asked for about four minutes more. */
    private static final int MOST_TRIES = 20;

    private static final int LONGEST_PAUSE_SECONDS = 10;

    private final UI ui;
    private final Duration pause;
    private final SerializableConsumer<News> reaction;
    private final ConcurrentLinkedQueue<LiveUpdate> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean gap = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();
    private int failures;

    private WhileShown(UI ui, Duration pause, SerializableConsumer<News> reaction) {
        this.ui = ui;
        this.pause = pause;
        this.reaction = reaction;
    }

    /**
     * To be called once, before the component is attached and before it reads what it shows: whatever happens from then on is
     * told. What changes while the screen is busy is told together.
     */
    public static void follow(Component shown, LiveUpdates updates, SerializableConsumer<News> reaction) {
        follow(shown, updates, Duration.ZERO, reaction);
    }

    /**
     * The same for those who hear of so much that a screen could do nothing else than follow.
     *
     * @param pause for this long after something has happened, more is waited for, and told together with it
     */
    public static void follow(
            Component shown, LiveUpdates updates, Duration pause, SerializableConsumer<News> reaction) {
        TenantId tenantId = CurrentPerson.get().tenantId();
        long toldBefore = updates.told(tenantId);
        shown.addAttachListener(attached -> {
            WhileShown follower = new WhileShown(attached.getUI(), pause, reaction);
            Subscription subscription = updates.subscribe(tenantId, follower);
            if (updates.told(tenantId) != toldBefore) {
                Thread.startVirtualThread(follower::missed);
            }
            shown.addDetachListener(detached -> {
                detached.unregisterListener();
                subscription.close();
            });
        });
    }

    @Override
    public void happened(LiveUpdate update) {
        waiting.add(update);
        reactAfter(pause);
    }

    @Override
    public void missed() {
        gap.set(true);
        reactAfter(pause);
    }

    private void reactAfter(Duration time) {
        if (asked.compareAndSet(false, true)) {
            try {
                Thread.sleep(time); // the thread is of this news alone
                var unused = ui.access(this::react);
            } catch (UIDetachedException closed) {
                waiting.clear();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void react() {
        asked.set(false);
        boolean missed = gap.getAndSet(false);
        List<LiveUpdate> happened = new ArrayList<>();
        for (LiveUpdate next = waiting.poll(); next != null; next = waiting.poll()) {
            happened.add(next);
        }
        if (!missed && happened.isEmpty()) {
            return;
        }
        try {
            reaction.accept(new News(happened, missed));
            failures = 0;
        } catch (DataAccessException | TransactionException | UnavailableException away) {
            tryAgain(away);
        } catch (RuntimeException failed) {
            // The session may have ended just now, and the page not be gone yet: nobody is signed in to read anything.
            if (CurrentPerson.find().isPresent()) {
                throw new UpdateFailedException(failed);
            }
        }
    }

    /** Nobody has clicked, so that nobody is to be told; but what could not be read is not forgotten. */
    private void tryAgain(RuntimeException away) {
        if (failures == MOST_TRIES) {
            failures = 0;
            throw new UpdateFailedException(away);
        }
        LOG.debug("News cannot be read now", away);
        failures++;
        long seconds = Math.min(failures, LONGEST_PAUSE_SECONDS);
        Duration time = Duration.ofMillis(ThreadLocalRandom.current().nextLong(seconds * 500, seconds * 1500));
        gap.set(true);
        Thread.startVirtualThread(() -> reactAfter(time));
    }
}
