package io.portwarden.portback.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.portwarden.portback.PortBackListItem;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.Glyph;
import java.util.Optional;

/** Says in plain words how cases stand, in the language of the asking component. */
final class CaseTexts {

    private CaseTexts() {}

    static String status(Component speaker, PortBackStatus status) {
        return speaker.getTranslation("portback.status." + status.code());
    }

    static Span badge(Component speaker, PortBackStatus status) {
        Span badge = new Span(glyph(status).create(), new Span(status(speaker, status)));
        badge.addClassNames("pw-state", "pw-state-" + tone(status));
        return badge;
    }

    private static Glyph glyph(PortBackStatus status) {
        return switch (status) {
            case REPORTED -> Glyph.ALERT;
            case REQUESTED_BACK -> Glyph.CLOCK;
            case RESTORED -> Glyph.CHECK;
            case REFUSED -> Glyph.CANCELLED;
        };
    }

    /** The state of an order that is drawn alike. */
    static String tone(PortBackStatus status) {
        return switch (status) {
            case REPORTED -> "rejected";
            case REQUESTED_BACK -> "pending";
            case RESTORED -> "confirmed";
            case REFUSED -> "cancelled";
        };
    }

    static String numbers(Component speaker, PhoneNumber first, int count) {
        return count == 1 ? first.national() : speaker.getTranslation("order.numbers", first.national(), count - 1);
    }

    static String numbers(Component speaker, PortBackListItem item) {
        return numbers(speaker, item.firstNumber(), item.numberCount());
    }

    static String numbers(Component speaker, PortBackDetails details) {
        return numbers(
                speaker,
                details.about().numbers().getFirst(),
                details.about().numbers().size());
    }

    /** Whose name is not on file is known by the SPID. */
    static String takenBy(Component speaker, PortBackDetails details) {
        return takenBy(speaker, details.takenBy(), details.about().spid());
    }

    static String takenBy(Component speaker, Optional<String> known, String spid) {
        return known.map(name -> speaker.getTranslation("fact.carrier.value", name, spid))
                .orElseGet(() -> speaker.getTranslation("portback.taken-by.spid", spid));
    }
}
