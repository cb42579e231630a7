package io.portwarden.portback.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.portback.access.PortBackDesk;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.Set;

/** The cases of all tenants, those whose clock ends first on top; without a choice, those that are open. */
@Route("provider/port-backs")
@RolesAllowed("SUPPORT")
public class DeskPortBacksView extends Main implements HasDynamicTitle {

    private static final Set<PortBackStatus> OPEN = EnumSet.of(PortBackStatus.REPORTED, PortBackStatus.REQUESTED_BACK);

    private final Select<PortBackStatus> status = new Select<>();

    public DeskPortBacksView(PortBackDesk desk, LiveUpdates liveUpdates) {
        addClassName("pw-page");
        Span news = new Span();
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        CaseList list = new CaseList((after, limit) -> desk.list(wanted(), after, limit), CaseAudience.PROVIDER);
        status.setLabel(getTranslation("portbacks.filter.status"));
        status.setItems(PortBackStatus.values());
        status.setItemLabelGenerator(choice ->
                choice == null ? getTranslation("portbacks.filter.status.open") : CaseTexts.status(this, choice));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("portbacks.filter.status.open"));
        status.addValueChangeListener(change -> list.show());
        Div toolbar = new Div(status);
        toolbar.addClassName("pw-toolbar");
        add(head(), news, toolbar, list);
        WhileShown.follow(this, liveUpdates, happened -> {
            if (happened.concern(Topic.PORT_BACK) && list.show()) {
                news.setText(getTranslation("portbacks.news", list.count()));
            }
        });
        list.begin();
    }

    private PageHead head() {
        PageHead head =
                new PageHead(getTranslation("provider.portbacks.title"), getTranslation("provider.portbacks.purpose"));
        if (!CurrentPerson.get().may(Role.DESK)) {
            return head;
        }
        Anchor departure = new Anchor(
                "provider/departures/new", Glyph.PORT_OUT.create(), new Span(getTranslation("departure.title")));
        departure.addClassNames("pw-button-link", "pw-line");
        head.addAction(departure);
        return head;
    }

    private Set<PortBackStatus> wanted() {
        return status.getValue() == null ? OPEN : EnumSet.of(status.getValue());
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("provider.portbacks.title"));
    }
}
