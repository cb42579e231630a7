package io.portwarden.portback.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.portwarden.portback.PortBackClock;
import io.portwarden.portback.PortBackClock.Phase;
import io.portwarden.shared.ui.Countdown;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import java.time.Duration;
import java.time.Instant;

/** Until when the other provider can be asked: the exact time, and how long that is from now; then what comes after. */
final class CaseClock extends Div {

    CaseClock(PortBackClock clock, Moments moments, CaseAudience audience) {
        show(clock, moments, audience);
    }

    private void show(PortBackClock clock, Moments moments, CaseAudience audience) {
        Instant now = Instant.now();
        Phase phase = clock.phase(now);
        removeAll();
        setClassName("pw-deadline", phase == Phase.IN_TIME);
        setClassName("pw-deadline-late", phase != Phase.IN_TIME);
        Span words = new Span(
                getTranslation(audience.key("portback.clock." + phase.code()), moments.deadline(clock.next(now))));
        add((phase == Phase.IN_TIME ? Glyph.CLOCK : Glyph.ALERT).create(), words);
        if (phase != Phase.TOO_LATE) {
            add(new Countdown(Duration.between(now, clock.next(now)), () -> show(clock, moments, audience)));
        }
    }
}
