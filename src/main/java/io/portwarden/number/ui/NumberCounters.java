package io.portwarden.number.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.portwarden.number.Guard;
import io.portwarden.number.NumberCounts;
import io.portwarden.shared.ui.Glyph;

/** Says how many numbers are locked and how many are not, and how many each guards (NUM-4); screen readers say it anew when it changes. */
final class NumberCounters extends Div {

    NumberCounters() {
        addClassName("pw-counters");
        getElement().setAttribute("role", "status");
    }

    void show(NumberCounts counts) {
        removeAll();
        add(counter(Glyph.LOCK, getTranslation("numbers.counts.locked", counts.locked())));
        add(counter(Glyph.UNLOCK, getTranslation("numbers.counts.unlocked", counts.unlocked())));
        if (counts.unlockedForATime() > 0) {
            add(counter(Glyph.CLOCK, getTranslation("numbers.counts.for-a-time", counts.unlockedForATime())));
        }
        add(counter(Glyph.SHIELD, guarded(counts, Guard.HERE)));
        add(counter(Glyph.PORT_OUT, guarded(counts, Guard.UPSTREAM)));
        add(counter(Glyph.INFO, guarded(counts, Guard.NOBODY)));
    }

    private String guarded(NumberCounts counts, Guard guard) {
        return getTranslation("numbers.counts.guard." + guard.code(), counts.guardedBy(guard));
    }

    private static Span counter(Glyph glyph, String words) {
        Span counter = new Span(glyph.create(), new Span(words));
        counter.addClassName("pw-line");
        return counter;
    }
}
