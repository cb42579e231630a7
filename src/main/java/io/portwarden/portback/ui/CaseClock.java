package io.portwarden.portback.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import io.portwarden.portback.PortBackClock;
import io.portwarden.portback.PortBackClock.Phase;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.OwnScript;
import java.time.Duration;
import java.time.Instant;

/** Until when the other provider can be asked: the exact time, and how long that is from now, minute by minute. */
final class CaseClock extends Div {

    private static final String RUN_SCRIPT = OwnScript.call("countdown.js", "run(this, $0, $1, $2)");
    private static final int HOURS_OF_A_DAY = 24;
    private static final int MINUTES_OF_AN_HOUR = 60;

    /** @param over is told when the moment has come, while the page is open */
    CaseClock(PortBackClock clock, Instant now, Moments moments, CaseAudience audience, SerializableRunnable over) {
        Phase phase = clock.phase(now);
        addClassName(phase == Phase.IN_TIME ? "pw-deadline" : "pw-deadline-late");
        Span words = new Span(
                getTranslation(audience.key("portback.clock." + phase.code()), moments.deadline(clock.next(now))));
        add((phase == Phase.IN_TIME ? Glyph.CLOCK : Glyph.ALERT).create(), words);
        if (phase != Phase.TOO_LATE) {
            add(countdown(Duration.between(now, clock.next(now)), over));
        }
    }

    private Span countdown(Duration left, SerializableRunnable over) {
        Span countdown = AsItIs.shown(new Span(inWords(left)));
        countdown.addClassName("pw-countdown");
        countdown.getElement().setAttribute("role", "timer");
        countdown.addAttachListener(attached -> countdown
                .getElement()
                .executeJs(
                        RUN_SCRIPT,
                        (double) left.toMillis(),
                        getTranslation("portback.left.days", "{0}", "{1}"),
                        getTranslation("portback.left.hours", "{0}", "{1}")));
        countdown.getElement().addEventListener("pw-over", event -> over.run());
        return countdown;
    }

    /** As the script goes on to say it: a minute that has begun counts. */
    private String inWords(Duration left) {
        long minutes = (left.toMillis() + 59_999) / 60_000;
        long hours = minutes / MINUTES_OF_AN_HOUR;
        return hours < 2 * HOURS_OF_A_DAY
                ? getTranslation("portback.left.hours", text(hours), text(minutes % MINUTES_OF_AN_HOUR))
                : getTranslation("portback.left.days", text(hours / HOURS_OF_A_DAY), text(hours % HOURS_OF_A_DAY));
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
