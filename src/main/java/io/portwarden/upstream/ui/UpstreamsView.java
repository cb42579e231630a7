package io.portwarden.upstream.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.apikey.ApiKey;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.WhileShown;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.upstream.access.AddedConnection;
import io.portwarden.upstream.access.ConnectionOnFile;
import io.portwarden.upstream.access.DifferingPortOuts;
import io.portwarden.upstream.access.UpstreamDesk;
import io.portwarden.upstream.access.UpstreamFigures;
import io.portwarden.upstream.access.UpstreamFigures.Guarded;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The connections to upstreams: what they do, when they were last heard, and how many numbers hang on them. */
@Route("provider/upstreams")
@RolesAllowed({"DESK", "SECURITY"})
public class UpstreamsView extends Main implements HasDynamicTitle {

    private final transient UpstreamDesk desk;
    private final transient UpstreamFigures figures;
    private final transient DifferingPortOuts differing;
    private final transient FreshSignInPrompt signInAgain;
    private final boolean security = CurrentPerson.get().may(Role.SECURITY);
    private final Div content = new Div();

    public UpstreamsView(
            UpstreamDesk desk,
            UpstreamFigures figures,
            DifferingPortOuts differing,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        this.desk = desk;
        this.figures = figures;
        this.differing = differing;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        PageHead head = new PageHead(getTranslation("upstreams.title"), getTranslation("upstreams.purpose"));
        if (security) {
            desk.kinds().forEach(kind -> head.addAction(adding(kind)));
        }
        add(head, content);
        WhileShown.follow(this, liveUpdates, news -> {
            if (news.concern(Topic.UPSTREAM)) {
                show();
            }
        });
        show();
    }

    private Button adding(UpstreamKind kind) {
        Button add = new Button(getTranslation("upstreams.new", UpstreamTexts.kind(this, kind)), click -> create(kind));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void show() {
        content.removeAll();
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        PortOutsApartPanel apart = new PortOutsApartPanel(differing, moments);
        if (!security) {
            content.add(apart, nothingApart(apart));
            return;
        }
        List<ConnectionOnFile> connections = desk.list();
        if (connections.isEmpty()) {
            content.add(new EmptyState(
                    Glyph.PHONE, getTranslation("upstreams.empty.title"), getTranslation("upstreams.empty")));
            return;
        }
        Map<UUID, Guarded> guarded = figures.guarded();
        OrderedList list = new OrderedList();
        list.addClassNames("pw-panel", "pw-tenants");
        connections.forEach(
                one -> list.add(item(one, guarded.getOrDefault(one.connection().id(), Guarded.NONE), moments)));
        content.add(apart, list);
    }

    /** For the desk, to which the connections themselves are not shown. */
    private EmptyState nothingApart(PortOutsApartPanel apart) {
        EmptyState nothing =
                new EmptyState(Glyph.CHECK, getTranslation("apart.none.title"), getTranslation("apart.none"));
        nothing.setVisible(!apart.isVisible());
        return nothing;
    }

    private ListItem item(ConnectionOnFile one, Guarded guarded, Moments moments) {
        Anchor name = AsItIs.shown(new Anchor(
                "provider/upstreams/" + one.connection().id(), one.connection().name()));
        ListItem item = new ListItem(
                name,
                UpstreamTexts.badge(this, one.connection().mode()),
                secondary(UpstreamTexts.kind(this, one.connection().kind())),
                secondary(UpstreamTexts.heard(this, one.contact(), moments)));
        if (one.contact().lastProblem() != null) {
            item.add(secondary(UpstreamTexts.problem(this, one.contact(), moments)));
        }
        item.add(secondary(UpstreamTexts.guarded(this, guarded)));
        return item;
    }

    private static Span secondary(String words) {
        Span span = new Span(words);
        span.addClassName("pw-secondary");
        return span;
    }

    private void create(UpstreamKind kind) {
        ConnectionFields fields = new ConnectionFields(desk.fields(kind), desk.required(kind));
        FormDialog dialog = new FormDialog(
                getTranslation("upstreams.new", UpstreamTexts.kind(this, kind)),
                getTranslation("upstreams.create"),
                signInAgain,
                () -> created(fields.refusing(() -> desk.add(kind, fields.name(), fields.spid(), fields.settings()))),
                new Paragraph(getTranslation("upstreams.new.meaning")),
                fields);
        dialog.addClassName("pw-move-wide");
        dialog.open();
    }

    private void created(AddedConnection added) {
        UI.getCurrentOrThrow()
                .navigate(UpstreamView.class, added.connection().id().toString());
        ApiKey password = added.password();
        if (password != null) {
            UpstreamView.show(this, password);
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("upstreams.title"));
    }
}
