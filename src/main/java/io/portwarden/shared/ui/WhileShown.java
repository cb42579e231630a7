package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.function.SerializableConsumer;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdates;
import io.portwarden.shared.LiveUpdates.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a component what changes for the tenant of the signed-in person, as long as it is on a screen. */
public final class WhileShown {

    private final UI ui;
    private final Duration pause;
    private final SerializableConsumer<List<LiveUpdate>> reaction;
    private final ConcurrentLinkedQueue<LiveUpdate> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    private WhileShown(UI ui, Duration pause, SerializableConsumer<List<LiveUpdate>> reaction) {
        this.ui = ui;
        this.pause = pause;
        this.reaction = reaction;
    }

    /**
     * To be called once, before the component is attached. What changes while the screen is busy is told together.
     */
    public static void follow(Component shown, LiveUpdates updates, SerializableConsumer<List<LiveUpdate>> reaction) {
        follow(shown, updates, Duration.ZERO, reaction);
    }

    /**
     * The same for those who hear of so much that a screen could do nothing else than follow.
     *
     * @param pause for this long after something has happened, more is waited for, and told together with it
     */
    public static void follow(
            Component shown, LiveUpdates updates, Duration pause, SerializableConsumer<List<LiveUpdate>> reaction) {
        shown.addAttachListener(attached -> {
            WhileShown follower = new WhileShown(attached.getUI(), pause, reaction);
            Subscription subscription = updates.subscribe(CurrentPerson.get().tenantId(), follower::happened);
            shown.addDetachListener(detached -> {
                detached.unregisterListener();
                subscription.close();
            });
        });
    }

    private void happened(LiveUpdate update) {
        waiting.add(update);
        if (asked.compareAndSet(false, true)) {
            try {
                Thread.sleep(pause); // the thread is of this news alone
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
        List<LiveUpdate> happened = new ArrayList<>();
        for (LiveUpdate next = waiting.poll(); next != null; next = waiting.poll()) {
            happened.add(next);
        }
        if (!happened.isEmpty()) {
            try {
                reaction.accept(happened);
            } catch (RuntimeException failed) {
                throw new UpdateFailedException(failed);
            }
        }
    }
}
