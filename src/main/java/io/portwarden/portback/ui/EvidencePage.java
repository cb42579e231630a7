package io.portwarden.portback.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import io.portwarden.portback.access.PortBackDetails;
import io.portwarden.portback.ui.EvidenceSheet.Part;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Export;
import io.portwarden.shared.ui.ExportLink;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The evidence sheet of one case, for whomever it is: to print, and to download. */
abstract class EvidencePage extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final CaseAudience audience;
    private @Nullable String title;

    EvidencePage(CaseAudience audience) {
        this.audience = audience;
        addClassNames("pw-page", "pw-sheet");
    }

    /** The case, if it is there for whoever is signed in. */
    abstract Optional<PortBackDetails> find(UUID id);

    @Override
    public final void setParameter(BeforeEvent event, String id) {
        show(Identifiers.written(id).flatMap(this::find).orElseThrow(NotFoundException::new));
    }

    private void show(PortBackDetails details) {
        String heading = getTranslation("evidence.title", CaseTexts.numbers(this, details));
        title = heading;
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        List<Part> parts = new EvidenceSheet(this, details, moments).parts(Instant.now());
        Anchor back = new Anchor(
                audience.path() + "/" + details.about().id(),
                Glyph.BACK.create(),
                new Span(getTranslation("portback.title", CaseTexts.numbers(this, details))));
        back.addClassName("pw-back");
        removeAll();
        add(back, head(heading, parts));
        parts.forEach(part -> add(section(part)));
    }

    private PageHead head(String heading, List<Part> parts) {
        PageHead head = new PageHead(heading, getTranslation("evidence.purpose"));
        byte[] text = EvidenceSheet.asText(heading, parts).getBytes(StandardCharsets.UTF_8);
        head.addAction(new ExportLink(
                getTranslation("evidence.download"),
                () -> new Export("evidence", "txt", "text/plain;charset=utf-8", OptionalInt.empty(), (out, written) -> {
                    out.write(text);
                    out.close();
                })));
        Button print = new Button(
                getTranslation("sheet.print"),
                Glyph.PRINT.create(),
                click -> UI.getCurrentOrThrow().getPage().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.PRIMARY);
        head.addAction(print);
        return head;
    }

    private static Section section(Part part) {
        DescriptionList list = new DescriptionList();
        part.lines().forEach(line -> {
            DescriptionList.Description value = AsItIs.shown(new DescriptionList.Description(line.value()));
            value.addClassName("pw-lines");
            Div pair = new Div(new DescriptionList.Term(line.label()), value);
            list.getElement().appendChild(pair.getElement());
        });
        Section section = new Section(new H2(part.title()), list);
        section.addClassNames("pw-panel", "pw-facts");
        return section;
    }

    @Override
    public final String getPageTitle() {
        return PageTitles.of(this, title == null ? getTranslation(audience.key("portbacks.title")) : title);
    }
}
