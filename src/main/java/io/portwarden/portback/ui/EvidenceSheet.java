package io.portwarden.portback.ui;

import com.vaadin.flow.component.Component;
import io.portwarden.order.ActorKind;
import io.portwarden.order.OrderEvent;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.access.OrderDetails;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackEvent;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known of numbers that left, for those who have to be convinced: the other provider, an authority, a court. Of a PIN
 * it says that it was compared and how that came out, and nothing else; what people wrote into the order is left out, since
 * nobody has looked for PINs in it.
 */
final class EvidenceSheet {

    /** A label and what stands beside it. */
    record Line(String label, String value) {}

    /** A heading and what stands below it. */
    record Part(String title, List<Line> lines) {}

    private final Component speaker;
    private final PortBackDetails details;
    private final Moments moments;
    private final List<Line> lines = new ArrayList<>();

    EvidenceSheet(Component speaker, PortBackDetails details, Moments moments) {
        this.speaker = speaker;
        this.details = details;
        this.moments = moments;
    }

    List<Part> parts(Instant asOf) {
        List<Part> parts = new ArrayList<>();
        parts.add(left(asOf));
        details.order().ifPresent(order -> parts.add(ordered(order)));
        parts.add(details.order().map(this::compared).orElseGet(this::nothingCompared));
        details.order().ifPresent(order -> parts.add(orderTimeline(order)));
        parts.add(caseTimeline());
        return parts;
    }

    private Part left(Instant asOf) {
        PortBack about = details.about();
        line("organization", details.tenant().name());
        line("account-number", details.tenant().accountNumber());
        line("numbers", numbers(about.numbers()));
        line("left-at", moments.until(about.leftAt()));
        line("taken-by", CaseTexts.takenBy(speaker, details));
        line("how", text(about.isWithoutOrder() ? "evidence.how.no-order" : "evidence.how.order"));
        line("soon-by", moments.until(about.clock().soonBy()));
        line("latest-by", moments.until(about.clock().latestBy()));
        line("state", CaseTexts.status(speaker, about.status()));
        line("as-of", moments.until(asOf));
        return part("evidence.left");
    }

    private Part ordered(OrderDetails details) {
        PortOutOrder order = details.order();
        line(
                "order",
                speaker.getTranslation(
                        "order.name",
                        order.name().purchaseOrderNumber(),
                        order.name().version()));
        line(
                "carrier",
                speaker.getTranslation(
                        "fact.carrier.value",
                        details.carrier().name(),
                        details.carrier().spid()));
        line("new-provider", order.asked().newNetworkServiceProvider());
        line("order-numbers", numbers(order.phoneNumbers()));
        if (order.asked().initiatorPhone() != null) {
            line("initiator-phone", order.asked().initiatorPhone().international());
        }
        line("authority", text(order.asked().agencyAuthority() ? "answer.yes" : "answer.no"));
        line("received", moments.until(order.receivedAt(), order.zone()));
        if (!details.carrier().upstream()) {
            line("asked-date", moments.date(order.desiredDueDate()));
        }
        if (order.firmOrderCommitmentDate() != null) {
            line("firm-date", moments.date(order.firmOrderCommitmentDate()));
        }
        if (order.reviewEndsAt() != null) {
            line("review-ends", moments.until(order.reviewEndsAt(), order.zone()));
        }
        return part("evidence.order");
    }

    /** It was accepted, so that nothing of this can have come out otherwise. */
    private Part compared(OrderDetails details) {
        PortOutOrder order = details.order();
        line("compared.numbers", text("evidence.compared.numbers.value"));
        line(
                "compared.account",
                speaker.getTranslation("evidence.compared.agreed", order.asked().accountNumber()));
        line(
                "compared.zip",
                speaker.getTranslation("evidence.compared.agreed", order.asked().zipCode()));
        line(
                "compared.pin",
                text(this.details.pinApplies() ? "evidence.compared.pin.accepted" : "evidence.compared.pin.none"));
        line("compared.date", text("evidence.compared.date.value"));
        return part("evidence.compared");
    }

    private Part nothingCompared() {
        line("compared.order", text("evidence.compared.nothing"));
        return part("evidence.compared");
    }

    private Part orderTimeline(OrderDetails details) {
        details.timeline().forEach(event -> lines.add(new Line(moments.until(event.happenedAt()), event(event))));
        return part("evidence.order.timeline");
    }

    private String event(OrderEvent event) {
        String key = "provider.event." + event.kind().code() + ".title";
        String title = event.kind().isDated() && event.note() != null
                ? speaker.getTranslation(key, event.actorName(), moments.date(LocalDate.parse(event.note())))
                : speaker.getTranslation(key, event.actorName());
        return event.actorKind() == ActorKind.SYSTEM
                ? title
                : title + " · "
                        + speaker.getTranslation(
                                "provider.actor." + event.actorKind().code(), event.actorName());
    }

    private Part caseTimeline() {
        details.timeline().forEach(event -> lines.add(new Line(moments.until(event.happenedAt()), event(event))));
        return part("evidence.timeline");
    }

    private String event(PortBackEvent event) {
        String actor = event.actorKind() == ActorKind.SYSTEM
                ? speaker.getTranslation("portback.actor.program", event.actorName())
                : speaker.getTranslation("provider.actor." + event.actorKind().code(), event.actorName());
        String title = text("portback.event." + event.kind().code()) + " · " + actor;
        return event.note() == null ? title : title + "\n" + event.note();
    }

    /** The same as text, for a file. */
    static String asText(String title, List<Part> parts) {
        return title
                + "\n\n"
                + parts.stream()
                        .map(part -> part.title() + "\n"
                                + part.lines().stream()
                                        .map(line -> "  " + line.label() + ": "
                                                + line.value().replace("\n", "\n    "))
                                        .collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String numbers(List<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::international).collect(Collectors.joining("\n"));
    }

    private void line(String key, String value) {
        lines.add(new Line(text("evidence.line." + key), value));
    }

    private Part part(String title) {
        Part part = new Part(text(title), List.copyOf(lines));
        lines.clear();
        return part;
    }

    private String text(String key) {
        return speaker.getTranslation(key);
    }
}
