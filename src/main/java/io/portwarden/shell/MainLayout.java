package io.portwarden.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.portwarden.approval.ApprovalService;
import io.portwarden.people.PeopleService;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.Role;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.LanguageSelect;
import io.portwarden.shared.ui.WhileShown;
import io.portwarden.tenant.TenantService;
import jakarta.annotation.security.RolesAllowed;

/** The frame around every screen: whose portal this is, the menu, who is signed in, language and sign-out. */
@Layout
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER", "SUPPORT"})
public class MainLayout extends AppLayout {

    private final transient AuthenticationContext authentication;
    private final transient ApprovalService approvals;
    private final transient LiveUpdates liveUpdates;

    public MainLayout(
            AuthenticationContext authentication,
            TenantService tenants,
            PeopleService people,
            ApprovalService approvals,
            LiveUpdates liveUpdates) {
        this.authentication = authentication;
        this.approvals = approvals;
        this.liveUpdates = liveUpdates;
        setPrimarySection(Section.DRAWER);
        setI18n(new AppLayoutI18n().setDrawer(getTranslation("menu.label")));
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("menu.toggle"));
        addToNavbar(region("product.name", toggle, brand()));
        CurrentPerson.find().ifPresent(person -> {
            addToDrawer(region(
                    "menu.organization", brand(), tenantName(tenants.mine().name())));
            addToDrawer(new Scroller(menu(person.role())), foot(person, people));
        });
    }

    /** Named, so that those who jump from one part of the page to the next know where they are. */
    private Div region(String key, Component... content) {
        Div region = new Div(content);
        region.addClassName("pw-region");
        region.getElement().setAttribute("role", "region");
        region.getElement().setAttribute("aria-label", getTranslation(key));
        return region;
    }

    private Component brand() {
        Span name = new Span(getTranslation("product.name"));
        name.addClassName("pw-brand-name");
        Anchor brand = new Anchor("", new Image("logo.svg", ""), name);
        brand.addClassName("pw-brand");
        return brand;
    }

    private static Component tenantName(String name) {
        Div tenant = new Div(name);
        tenant.addClassName("pw-tenant-name");
        return tenant;
    }

    /** Voice is the heading, not an entry to unfold: that one names a part to screen readers that is not there. */
    private SideNav menu(Role role) {
        if (role.isProviders()) {
            return provider(role);
        }
        SideNav menu = new SideNav(getTranslation("menu.voice"));
        menu.addItem(new SideNavItem(getTranslation("orders.title"), "port-orders", Glyph.PHONE.create()));
        menu.addItem(new SideNavItem(getTranslation("numbers.title"), "numbers", Glyph.NUMBERS.create()));
        menu.addItem(new SideNavItem(getTranslation("portbacks.title"), "port-backs", Glyph.ALERT.create()));
        if (role == Role.TENANT_ADMIN) {
            menu.addItem(new SideNavItem(getTranslation("people.title"), "people", Glyph.PEOPLE.create()));
            menu.addItem(approvals());
            menu.addItem(new SideNavItem(getTranslation("activity.title"), "activity", Glyph.CLOCK.create()));
            menu.addItem(new SideNavItem(getTranslation("webhooks.title"), "webhooks", Glyph.PORT_OUT.create()));
        }
        menu.getItems().forEach(item -> item.setMatchNested(true));
        menu.addItemAsFirst(new SideNavItem(getTranslation("overview.title"), "", Glyph.CHART.create()));
        return menu;
    }

    /** Nobody is shown the way to a screen that is closed to them (OPR-1). */
    private SideNav provider(Role role) {
        SideNav menu = new SideNav(getTranslation("menu.provider"));
        menu.addItem(
                new SideNavItem(getTranslation("desk.title"), "provider/orders", Glyph.PHONE.create()),
                new SideNavItem(getTranslation("disputes.title"), "provider/disputes", Glyph.FLAG.create()),
                new SideNavItem(getTranslation("soa.title"), "provider/tasks", Glyph.CHECK.create()),
                new SideNavItem(
                        getTranslation("provider.portbacks.title"), "provider/port-backs", Glyph.ALERT.create()),
                new SideNavItem(getTranslation("tenants.title"), "provider/tenants", Glyph.NUMBERS.create()),
                new SideNavItem(getTranslation("carriers.title"), "provider/carriers", Glyph.PORT_OUT.create()));
        if (role.includes(Role.DESK) || role.includes(Role.SECURITY)) {
            menu.addItem(
                    new SideNavItem(getTranslation("upstreams.title"), "provider/upstreams", Glyph.SHIELD.create()));
        }
        menu.getItems().forEach(item -> item.setMatchNested(true));
        if (role.includes(Role.SECURITY)) {
            menu.addItem(
                    new SideNavItem(getTranslation("provider-keys.title"), "provider/api-keys", Glyph.KEY.create()),
                    new SideNavItem(getTranslation("webhooks.title"), "provider/webhooks", Glyph.PORT_OUT.create()),
                    new SideNavItem(
                            getTranslation("protection.title"), "provider/pin-protection", Glyph.SHIELD.create()),
                    new SideNavItem(getTranslation("requests.title"), "provider/requests", Glyph.CHECK.create()),
                    new SideNavItem(getTranslation("operators.title"), "provider/operators", Glyph.PEOPLE.create()));
        }
        return menu;
    }

    /** With how many wait, as long as some do. */
    private SideNavItem approvals() {
        SideNavItem item = new SideNavItem(getTranslation("approvals.title"), "approvals", Glyph.CHECK.create());
        count(item);
        WhileShown.follow(item, liveUpdates, news -> {
            if (news.concern(Topic.PEOPLE)) {
                count(item);
            }
        });
        return item;
    }

    private void count(SideNavItem item) {
        int waiting = approvals.waiting().size();
        if (waiting == 0) {
            item.setSuffixComponent(null);
            return;
        }
        Span figure = new Span(Integer.toString(waiting));
        figure.getElement().setAttribute("aria-hidden", "true");
        Span words = new Span(getTranslation("approvals.menu.waiting", waiting));
        words.addClassName("pw-visually-hidden");
        Span count = new Span(figure, words);
        count.addClassName("pw-count");
        item.setSuffixComponent(count);
    }

    private Component foot(SignedInPerson person, PeopleService people) {
        Span name = new Span(person.displayName());
        name.addClassName("pw-person-name");
        Span role = new Span(getTranslation("role." + person.role().code()));
        role.addClassName("pw-secondary");
        Div who = new Div(name, role);
        who.addClassName("pw-person");
        Button signOut =
                new Button(getTranslation("menu.sign-out"), Glyph.SIGN_OUT.create(), click -> authentication.logout());
        signOut.addThemeVariants(ButtonVariant.TERTIARY);
        Anchor mySignIn = new Anchor("my-sign-in", getTranslation("my-sign-in.title"));
        Div foot = region(
                "menu.account",
                who,
                mySignIn,
                new LanguageSelect(people::changeLanguage),
                new AppearanceSelect(people),
                signOut);
        foot.addClassName("pw-foot");
        return foot;
    }
}
