package io.portwarden.upstream.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.portwarden.order.Reason;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.form.Panels;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.UpstreamContact;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.UpstreamFigures.Guarded;
import java.util.List;
import java.util.stream.Collectors;

/** Says in plain words what there is to say of connections, in the language of the asking component. */
final class UpstreamTexts {

    private UpstreamTexts() {}

    static String kind(Component speaker, UpstreamKind kind) {
        return speaker.getTranslation("upstream.kind." + kind.code());
    }

    static String mode(Component speaker, ConnectionMode mode) {
        return speaker.getTranslation("upstream.mode." + mode.code());
    }

    /** Told apart by glyph, words and colour. */
    static Span badge(Component speaker, ConnectionMode mode) {
        return switch (mode) {
            case LIVE -> Panels.badge("confirmed", Glyph.CHECK, mode(speaker, mode));
            case REHEARSAL -> Panels.badge("pending", Glyph.CLOCK, mode(speaker, mode));
            case OFF -> Panels.badge("completed", Glyph.CANCELLED, mode(speaker, mode));
        };
    }

    static String field(Component speaker, ConnectionField field) {
        return speaker.getTranslation("upstream.field." + field.code());
    }

    static String heard(Component speaker, UpstreamContact contact, Moments moments) {
        return contact.lastHeardAt() == null
                ? speaker.getTranslation("upstream.heard.never")
                : speaker.getTranslation("upstream.heard", moments.dateAndTime(contact.lastHeardAt()));
    }

    /** Nothing where all went well since it was last heard. */
    static String problem(Component speaker, UpstreamContact contact, Moments moments) {
        return contact.lastProblem() == null || contact.lastProblemAt() == null
                ? speaker.getTranslation("upstream.problem.none")
                : speaker.getTranslation(
                        "upstream.problem.at",
                        moments.dateAndTime(contact.lastProblemAt()),
                        speaker.getTranslation(
                                "upstream.problem." + contact.lastProblem().code()));
    }

    static String guarded(Component speaker, Guarded guarded) {
        return speaker.getTranslation("upstream.guarded", guarded.here(), guarded.there(), guarded.nobody());
    }

    static String reasons(Component speaker, List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> speaker.getTranslation(
                        reason.speaksToTenant()
                                ? "provider.reason." + reason.carrierCode()
                                : "reason." + reason.code() + ".short"))
                .collect(Collectors.joining(speaker.getTranslation("list.separator")));
    }
}
