package io.portwarden.portback.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.portback.access.PortBackService;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;

/** The numbers that left a tenant and are wanted back, the last ones on top. */
@Route("port-backs")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class PortBacksView extends Main implements HasDynamicTitle {

    public PortBacksView(PortBackService service, LiveUpdates liveUpdates) {
        addClassName("pw-page");
        Span news = new Span();
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        CaseList list = new CaseList(service::list, CaseAudience.TENANT);
        add(new PageHead(getTranslation("portbacks.title"), getTranslation("portbacks.purpose")), news, list);
        WhileShown.follow(this, liveUpdates, happened -> {
            if (happened.concern(Topic.PORT_BACK) && list.show()) {
                news.setText(getTranslation("portbacks.news", list.count()));
            }
        });
        list.begin();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("portbacks.title"));
    }
}
