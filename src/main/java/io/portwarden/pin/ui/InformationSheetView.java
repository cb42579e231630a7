package io.portwarden.pin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.pin.PinStatus;
import io.portwarden.pin.access.PinService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Page;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.tenant.Tenant;
import io.portwarden.tenant.TenantService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What another carrier asks for when the organization wants to move numbers to it, to print or to copy: all but the PIN,
 * of which it says whether there is one, and whom to give it to.
 */
@Route("numbers/information-sheet")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class InformationSheetView extends Main implements HasDynamicTitle {

    private static final int LISTED = 200;

    private final Moments moments = Moments.of(UI.getCurrentOrThrow());

    public InformationSheetView(TenantService tenants, NumberLockService numbers, PinService pins, Support support) {
        Tenant tenant = tenants.mine();
        PinStatus pin = pins.status();
        Map<String, String> facts = facts(tenant, pin, numbers.counts(NumberFilter.ALL));
        Page<NumberListItem, PhoneNumber> inService =
                numbers.list(new NumberFilter("", NumberStatus.ACTIVE, null), null, LISTED);
        addClassNames("pw-page", "pw-sheet");
        Anchor back = new Anchor("numbers", Glyph.BACK.create(), new Span(getTranslation("numbers.title")));
        back.addClassName("pw-back");
        add(back, head(facts, inService.items()));
        if (pin.applies() && !pin.isSet()) {
            add(pinMissing());
        }
        add(sheet(facts), list(inService), steps(pin), new SupportContact(support));
    }

    private PageHead head(Map<String, String> facts, List<NumberListItem> numbers) {
        PageHead head = new PageHead(getTranslation("sheet.title"), getTranslation("sheet.purpose"));
        Button copy = new Button(getTranslation("sheet.copy"), Glyph.COPY.create());
        Clipboard.onClick(copy)
                .writeText(
                        asText(facts, numbers),
                        copied -> Toasts.success(getTranslation("sheet.copied")),
                        failure -> Toasts.failure(getTranslation("sheet.copy-failed")));
        Button print = new Button(
                getTranslation("sheet.print"),
                Glyph.PRINT.create(),
                click -> UI.getCurrentOrThrow().getPage().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.PRIMARY);
        head.addAction(copy);
        head.addAction(print);
        return head;
    }

    /** Label and value, in the order in which carriers ask. */
    private Map<String, String> facts(Tenant tenant, PinStatus pin, NumberCounts numbers) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(getTranslation("sheet.billing-name"), tenant.name());
        putIfKnown(facts, "sheet.authorized-person", tenant.authorizedPerson());
        facts.put(getTranslation("sheet.account-number"), tenant.accountNumber());
        facts.put(getTranslation(pin.applies() ? "sheet.zip-code" : "sheet.postal-code"), tenant.zipCode());
        putIfKnown(facts, "sheet.service-address", tenant.serviceAddress());
        if (tenant.mainNumber() != null) {
            facts.put(getTranslation("sheet.main-number"), tenant.mainNumber().international());
        }
        facts.put(getTranslation("sheet.pin"), pinWords(pin));
        facts.put(
                getTranslation("sheet.numbers"),
                getTranslation("sheet.numbers.value", numbers.locked() + numbers.unlocked(), numbers.locked()));
        facts.put(getTranslation("sheet.as-of"), moments.dateAndTime(Instant.now()));
        return facts;
    }

    private void putIfKnown(Map<String, String> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.put(getTranslation(key), value);
        }
    }

    private String pinWords(PinStatus pin) {
        if (!pin.applies()) {
            return getTranslation("sheet.pin.elsewhere", pin.country().getDisplayCountry(getLocale()));
        }
        return getTranslation(pin.isSet() ? "sheet.pin.set" : "sheet.pin.not-set");
    }

    private String asText(Map<String, String> facts, List<NumberListItem> numbers) {
        return Stream.concat(
                        facts.entrySet().stream()
                                .map(fact -> getTranslation("sheet.line", fact.getKey(), fact.getValue())),
                        numbers.stream().map(this::words))
                .collect(Collectors.joining("\n"));
    }

    /** NUM-3: a toll-free number leaves otherwise. NUM-5: orders for one with a ZIP code of its own must have that. */
    private String words(NumberListItem number) {
        String written = number.phoneNumber().international();
        if (number.phoneNumber().isTollFree()) {
            return getTranslation("sheet.number.toll-free", written);
        }
        String zip = number.facts().zipCode();
        return zip.isEmpty() ? written : getTranslation("sheet.number.zip-code", written, zip);
    }

    private Component list(Page<NumberListItem, PhoneNumber> numbers) {
        UnorderedList list = new UnorderedList();
        list.addClassName("pw-number-list");
        numbers.items().forEach(number -> list.add(AsItIs.shown(new ListItem(words(number)))));
        Section section = new Section(new H2(getTranslation("sheet.numbers.in-service")), list);
        section.addClassName("pw-panel");
        if (numbers.next().isPresent()) {
            section.add(new Paragraph(getTranslation("sheet.numbers.first", LISTED)));
        }
        section.setVisible(!numbers.items().isEmpty());
        return section;
    }

    private Component pinMissing() {
        Notice notice = new Notice(
                Notice.Kind.WARNING, getTranslation("orders.pin.missing.title"), getTranslation("orders.pin.missing"));
        return CurrentPerson.get().role() == Role.TENANT_ADMIN
                ? notice.withAction(new Anchor("port-orders?pin", getTranslation("orders.pin.missing.action")))
                : notice.withAction(new Span(getTranslation("orders.pin.ask-admin")));
    }

    private Component sheet(Map<String, String> facts) {
        DescriptionList list = new DescriptionList();
        facts.forEach((label, value) -> {
            Div pair = new Div(new DescriptionList.Term(label), AsItIs.shown(new DescriptionList.Description(value)));
            list.getElement().appendChild(pair.getElement());
        });
        Section sheet = new Section(new H2(getTranslation("sheet.facts")), list);
        sheet.addClassNames("pw-panel", "pw-facts");
        return sheet;
    }

    private Component steps(PinStatus pin) {
        OrderedList list = new OrderedList(
                new ListItem(getTranslation("sheet.step.give")),
                new ListItem(getTranslation("sheet.step.unlock")),
                new ListItem(getTranslation("sheet.step.watch")));
        if (pin.applies()) {
            list.addComponentAtIndex(1, new ListItem(getTranslation("sheet.step.pin")));
        }
        list.addClassName("pw-prose");
        Section steps = new Section(new H2(getTranslation("sheet.steps")), list);
        if (pin.applies()) {
            Paragraph never = new Paragraph(getTranslation("sheet.never"));
            never.addClassName("pw-secondary");
            steps.add(never);
        }
        steps.addClassName("pw-panel");
        return steps;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("sheet.title"));
    }
}
