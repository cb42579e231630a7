package io.portwarden.audit.ui;

import com.vaadin.flow.component.Component;
import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.AuditSubject;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.Moments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Says in plain words what an entry tells; what has no words, because somebody has changed it, is shown as it stands. */
final class ActivityTexts {

    /** How Vaadin marks a text that there is none of. */
    private static final String NO_TEXT = "!";

    private final Component screen;
    private final Moments moments;

    ActivityTexts(Component screen, Moments moments) {
        this.screen = screen;
        this.moments = moments;
    }

    String day(AuditEntry entry) {
        return moments.date(entry.happenedAt());
    }

    String time(AuditEntry entry) {
        return moments.time(entry.happenedAt());
    }

    String what(AuditEntry entry) {
        return textOr("audit.kind." + entry.kind(), entry.kind());
    }

    String who(AuditEntry entry) {
        return textOr("audit.actor." + entry.actorKind(), entry.actorName(), entry.actorName());
    }

    String about(AuditEntry entry) {
        return entry.subjectKind().equals(AuditSubject.Kind.NUMBER.code())
                ? number(entry.subjectName())
                : entry.subjectName();
    }

    /** Where more about the subject is shown; empty where nothing is. */
    String link(AuditEntry entry) {
        return entry.subjectKind().equals(AuditSubject.Kind.ORDER.code()) && entry.subjectId() != null
                ? "port-orders/" + entry.subjectId()
                : "";
    }

    /** One detail a line. */
    String details(AuditEntry entry) {
        return entry.details().entrySet().stream()
                .map(detail -> textOr("audit.detail." + detail.getKey(), detail.getKey()) + ": "
                        + value(detail.getKey(), detail.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String value(String detail, String value) {
        try {
            return switch (detail) {
                case "reasons" -> each(value, "reason.", ".short");
                case "method" -> each(value, "audit.method.", "");
                case "role", "previous-role" -> each(value, "role.", "");
                case "kind" -> each(value, "audit.kind.", "");
                case "webhook" -> each(value, "webhook.off.", "");
                case "soa-step" -> each(value, "soa.step.", "");
                case "fields" -> each(value, "audit.field.", "");
                case "status" -> each(value, "state.", ".label");
                case "numbers" ->
                    Arrays.stream(value.split(" ")).map(ActivityTexts::number).collect(separated());
                case "due-date" -> moments.date(LocalDate.parse(value));
                case "from", "until", "left-at" -> moments.dateAndTime(Instant.parse(value));
                default -> value;
            };
        } catch (DateTimeException changedByHand) {
            return value;
        }
    }

    private String each(String codes, String beginning, String end) {
        return Arrays.stream(codes.split(" "))
                .map(code -> textOr(beginning + code + end, code))
                .collect(separated());
    }

    private Collector<CharSequence, ?, String> separated() {
        return Collectors.joining(screen.getTranslation("list.separator"));
    }

    private static String number(String text) {
        return PhoneNumber.parse(text).map(PhoneNumber::national).orElse(text);
    }

    private String textOr(String key, String otherwise, Object... params) {
        String text = screen.getTranslation(key, params);
        return text.startsWith(NO_TEXT) ? otherwise : text;
    }
}
