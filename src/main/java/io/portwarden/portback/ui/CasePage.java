package io.portwarden.portback.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.KeptFocus;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.News;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page of one case, for whomever it is: what it means, the next step and its clock, and what has happened. */
abstract class CasePage extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    /** Java takes shortened forms of a UUID too; a case has one address only. */
    private final CaseAudience audience;

    private final Div content = new Div();
    private final Span news = new Span();
    private @Nullable PortBackDetails shown;
    private @Nullable Component meaning;

    CasePage(CaseAudience audience, LiveUpdates liveUpdates) {
        this.audience = audience;
        addClassName("pw-page");
        content.addClassName("pw-order");
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        Anchor back = new Anchor(
                audience.path(), Glyph.BACK.create(), new Span(getTranslation(audience.key("portbacks.title"))));
        back.addClassName("pw-back");
        add(back, content, news);
        KeptFocus.follow(content);
        WhileShown.follow(this, liveUpdates, this::happened);
    }

    /** The case, if it is there for whoever is signed in. */
    abstract Optional<PortBackDetails> find(UUID id);

    /** What the reader can do, after what it means. */
    abstract List<Component> buttons(PortBackDetails details);

    /** What else the reader can do, in words. */
    List<Component> hints(PortBackDetails details) {
        return List.of();
    }

    /** What is not there for the reader, what does not exist and no id at all are all the same: not found. */
    @Override
    public final void setParameter(BeforeEvent event, String id) {
        show(Identifiers.written(id).flatMap(this::find).orElseThrow(NotFoundException::new));
    }

    /** Reads the case anew, after a dialog that may have changed it. */
    final void reload() {
        if (shown != null) {
            find(shown.about().id()).ifPresent(this::showIfChanged);
        }
        if (meaning != null) {
            KeptFocus.afterDialog(meaning);
        }
    }

    private boolean showIfChanged(PortBackDetails details) {
        boolean changed = !details.equals(shown);
        if (changed) {
            show(details);
        }
        return changed;
    }

    private void show(PortBackDetails details) {
        shown = details;
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        Div main = new Div(outlook(details, moments), new CaseTimeline(details, moments, audience));
        main.addClassName("pw-order-main");
        content.removeAll();
        content.add(head(details, moments), main, new CaseFacts(details, moments, audience));
    }

    private Section outlook(PortBackDetails details, Moments moments) {
        PortBack about = details.about();
        H2 heading = new H2(getTranslation(audience.key("portback." + state(about) + ".meaning")));
        meaning = KeptFocus.focusable(heading);
        Section outlook =
                new Section(heading, new Paragraph(getTranslation(audience.key("portback." + state(about) + ".next"))));
        outlook.addClassNames("pw-panel", "pw-outlook", "pw-outlook-" + CaseTexts.tone(about.status()));
        if (about.status() == PortBackStatus.REPORTED) {
            outlook.add(new CaseClock(about.clock(), moments, audience));
        }
        Anchor evidence = new Anchor(
                audience.path() + "/evidence/" + about.id(),
                Glyph.PRINT.create(),
                new Span(getTranslation("evidence.open")));
        evidence.addClassNames("pw-button-link", "pw-line");
        Div moves = new Div();
        moves.addClassName("pw-moves");
        moves.add(buttons(details));
        moves.add(evidence);
        moves.add(hints(details));
        outlook.add(moves);
        return outlook;
    }

    /** What nobody of the tenant has said anything of is told apart from what an admin did not want. */
    private static String state(PortBack about) {
        return about.status() == PortBackStatus.REPORTED && !about.unwanted()
                ? "left"
                : about.status().code();
    }

    private Div head(PortBackDetails details, Moments moments) {
        Div titleLine = new Div(
                new H1(title(details)), CaseTexts.badge(this, details.about().status()));
        titleLine.addClassName("pw-title-line");
        Paragraph summary = new Paragraph(getTranslation(
                details.about().isWithoutOrder() ? "portback.summary.no-order" : "portback.summary.order",
                details.tenant().name(),
                moments.until(details.about().leftAt()),
                CaseTexts.takenBy(this, details)));
        summary.addClassName("pw-secondary");
        Div head = new Div(titleLine, summary);
        head.addClassName("pw-order-head");
        return head;
    }

    private String title(PortBackDetails details) {
        return getTranslation("portback.title", CaseTexts.numbers(this, details));
    }

    private void happened(News happened) {
        PortBackDetails before = shown;
        if (before != null && happened.concern(Topic.PORT_BACK, before.about().id())) {
            find(before.about().id()).filter(this::showIfChanged).ifPresent(details -> {
                KeptFocus.afterNews(content, meaning == null ? content : meaning);
                news.setText(getTranslation(
                        "portback.news", CaseTexts.status(this, details.about().status())));
            });
        }
    }

    @Override
    public final String getPageTitle() {
        return PageTitles.of(this, shown == null ? getTranslation(audience.key("portbacks.title")) : title(shown));
    }
}
