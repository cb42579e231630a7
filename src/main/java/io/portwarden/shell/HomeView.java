package io.portwarden.shell;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import jakarta.annotation.security.PermitAll;

/** Where everybody comes in: a tenant's people go on to their orders, an operator reads what can be done here. */
@Route("")
@PermitAll
public class HomeView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    public HomeView() {
        addClassName("pw-page");
        Anchor api = new Anchor("swagger-ui.html", getTranslation("operator.api"));
        api.setRouterIgnore(true);
        UnorderedList possible = new UnorderedList(
                new ListItem(
                        new Text(getTranslation("operator.disputes") + " "),
                        new Anchor("provider/disputes", getTranslation("disputes.title"))),
                new ListItem(getTranslation("operator.tenants")),
                new ListItem(new Text(getTranslation("operator.orders") + " "), api),
                new ListItem(getTranslation("operator.never")));
        possible.addClassNames("pw-panel", "pw-prose");
        add(new PageHead(getTranslation("operator.title"), getTranslation("operator.purpose")), possible);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (CurrentPerson.get().role() != Role.OPERATOR) {
            event.forwardTo("port-orders", event.getLocation().getQueryParameters());
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("operator.title"));
    }
}
