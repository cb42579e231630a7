package io.portwarden.shared.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Duration;

/** How long there still is, counted on by the browser ({@code countdown.js}): no thread of the server waits for a clock. */
public final class Countdown extends Span {

    private static final String RUN_SCRIPT = OwnScript.call("countdown.js", "run(this, $0, $1, $2, $3)");
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int HOURS_OF_A_DAY = 24;

    private final long endsAtNanos;

    /**
     * @param left more than nothing
     * @param over is told when there is none any more
     */
    public Countdown(Duration left, SerializableRunnable over) {
        this.endsAtNanos = System.nanoTime() + left.toNanos();
        addClassName("pw-countdown");
        getElement().setAttribute("role", "timer");
        setText(words(left));
        addAttachListener(attached -> getElement()
                .executeJs(
                        RUN_SCRIPT,
                        (double) left().toMillis(),
                        getTranslation("countdown.days", "{0}", "{1}"),
                        getTranslation("countdown.hours", "{0}", "{1}"),
                        getTranslation("countdown.minutes", "{0}")));
        getElement().addEventListener("pw-over", event -> over.run());
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, endsAtNanos - System.nanoTime()));
    }

    /** In days and hours, hours and minutes, or minutes, as the script goes on to say it: a minute that has begun counts. */
    private String words(Duration left) {
        long minutes = left.plusMinutes(1).minusNanos(1).toMinutes();
        long hours = minutes / MINUTES_OF_AN_HOUR;
        if (hours >= 2 * HOURS_OF_A_DAY) {
            return getTranslation("countdown.days", text(hours / HOURS_OF_A_DAY), text(hours % HOURS_OF_A_DAY));
        }
        return hours > 0
                ? getTranslation("countdown.hours", text(hours), text(minutes % MINUTES_OF_AN_HOUR))
                : getTranslation("countdown.minutes", text(minutes));
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
