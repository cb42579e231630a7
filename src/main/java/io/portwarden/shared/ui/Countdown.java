package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Duration;

/** How long there still is, kept true while it is shown. */
public final class Countdown extends Span {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int HOURS_OF_DAYS = 48;

    private final long endsAtNanos;
    private final SerializableRunnable over;

    /**
     * @param left more than nothing
     * @param over is told when there is none any more
     */
    public Countdown(Duration left, SerializableRunnable over) {
        this.endsAtNanos = System.nanoTime() + left.toNanos();
        this.over = over;
        addClassName("pw-countdown");
        setText(words(this, left));
        addAttachListener(attached -> {
            UI ui = attached.getUI();
            Thread clock = Thread.startVirtualThread(() -> run(ui));
            addDetachListener(detached -> {
                detached.unregisterListener();
                clock.interrupt();
            });
        });
    }

    private void run(UI ui) {
        try {
            while (left().isPositive()) {
                Thread.sleep(left().compareTo(STEP) < 0 ? left() : STEP);
                var unused = ui.access(this::show);
            }
        } catch (InterruptedException | UIDetachedException gone) {
            // nobody looks any more
        }
    }

    private void show() {
        if (left().isPositive()) {
            setText(words(this, left()));
        } else if (isAttached()) {
            over.run();
        }
    }

    private Duration left() {
        return Duration.ofNanos(endsAtNanos - System.nanoTime());
    }

    /** In days and hours, hours and minutes, or minutes: never more than there is. */
    static String words(Component speaker, Duration left) {
        if (left.toHours() >= HOURS_OF_DAYS) {
            return speaker.getTranslation("countdown.days", left.toDays(), left.toHoursPart());
        }
        return left.toHours() > 0
                ? speaker.getTranslation("countdown.hours", left.toHours(), left.toMinutesPart())
                : speaker.getTranslation("countdown.minutes", left.toMinutes());
    }
}
