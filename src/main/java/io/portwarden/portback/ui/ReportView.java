package io.portwarden.portback.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.portwarden.portback.PortBack;
import io.portwarden.portback.PortBackNotFoundException;
import io.portwarden.portback.PortBackRefusedException;
import io.portwarden.portback.Statement;
import io.portwarden.portback.access.LeftNumbers;
import io.portwarden.portback.access.PortBackService;
import io.portwarden.portback.access.PortBackService.Departed;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;
import io.portwarden.shared.ui.Toasts;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** "I did not want this": what left by an order, and what the admin says to it. What has a case already leads there. */
@Route("port-backs/new")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class ReportView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PortBackService service;
    private final transient FreshSignInPrompt signInAgain;
    private final transient Support support;
    private final Div content = new Div();
    private final Div told = new Div();

    public ReportView(PortBackService service, FreshSignInPrompt signInAgain, Support support) {
        this.service = service;
        this.signInAgain = signInAgain;
        this.support = support;
        addClassNames("pw-page", "pw-sheet");
        Anchor back = new Anchor("port-backs", Glyph.BACK.create(), new Span(getTranslation("portbacks.title")));
        back.addClassName("pw-back");
        add(back, new PageHead(getTranslation("report.title"), getTranslation("report.purpose")), content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        Departed departed = asked.getSingleParameter("number")
                .flatMap(PhoneNumber::parse)
                .map(service::ofNumber)
                .orElseGet(() -> new Departed(
                        Optional.empty(), asked.getSingleParameter("order").flatMap(Identifiers::written)));
        Optional<UUID> known = departed.caseId()
                .or(() -> departed.orderId().flatMap(service::ofOrder).map(PortBack::id));
        if (known.isPresent()) {
            event.forwardTo(PortBackView.class, known.get().toString());
            return;
        }
        content.removeAll();
        content.add(
                departed.orderId().flatMap(service::leftByOrder).map(this::form).orElseGet(this::nothing));
    }

    private Component nothing() {
        return new EmptyState(
                Glyph.NUMBERS,
                getTranslation("report.nothing.title"),
                getTranslation("report.nothing"),
                new SupportContact(support));
    }

    private Component form(LeftNumbers left) {
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "numbers",
                left.numbers().stream().map(PhoneNumber::national).collect(Collectors.joining("\n")));
        fact(facts, "left-at", moments.until(left.leftAt()));
        fact(facts, "taken-by", CaseTexts.takenBy(this, left.takenBy(), left.spid()));
        Section sheet = new Section(
                new H2(getTranslation("report.facts")),
                facts,
                new CaseClock(left.clock(), moments, CaseAudience.TENANT));
        sheet.addClassNames("pw-panel", "pw-facts");
        return new Div(sheet, CurrentPerson.get().role() == Role.TENANT_ADMIN ? ask(left) : askAdmin());
    }

    private void fact(DescriptionList facts, String key, String value) {
        DescriptionList.Description description = AsItIs.shown(new DescriptionList.Description(value));
        description.addClassName("pw-lines");
        Div pair = new Div(new DescriptionList.Term(getTranslation("portback.fact." + key)), description);
        facts.getElement().appendChild(pair.getElement());
    }

    private Component askAdmin() {
        return new Notice(Notice.Kind.WARNING, new Span(getTranslation("portback.ask-admin")));
    }

    private Component ask(LeftNumbers left) {
        StatementField why = new StatementField(getTranslation("portback.move.say-unwanted.field"));
        Button report = new Button(getTranslation("portback.move.say-unwanted.action"), Glyph.FLAG.create());
        report.addThemeVariants(ButtonVariant.PRIMARY);
        report.addClickListener(click -> why.read()
                .ifPresent(statement ->
                        signInAgain.around(() -> report(left.order().order().id(), statement))));
        Div actions = new Div(report);
        actions.addClassName("pw-actions");
        Section ask = new Section(
                new H2(getTranslation("report.ask")),
                new Paragraph(getTranslation("portback.move.say-unwanted.words")),
                why,
                told,
                actions,
                new SupportContact(support));
        ask.addClassNames("pw-panel", "pw-form");
        return ask;
    }

    private void report(UUID orderId, Statement why) {
        told.removeAll();
        try {
            PortBack opened = service.report(orderId, why);
            Toasts.success(getTranslation("portback.move.say-unwanted.done"));
            UI.getCurrentOrThrow().navigate(PortBackView.class, opened.id().toString());
        } catch (PortBackRefusedException refused) {
            refuse(getTranslation("portback.refused." + refused.refusal().code()));
        } catch (PortBackNotFoundException gone) {
            refuse(getTranslation("portback.refused.gone"));
        }
    }

    private void refuse(String words) {
        told.add(new Notice(Notice.Kind.WARNING, getTranslation("move.refused.title"), words).asAlert());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("report.title"));
    }
}
