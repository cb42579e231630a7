package io.portwarden.upstream.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.portwarden.apikey.ApiKey;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.PublicAddress;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.AsItIs;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.WhileShown;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.shared.ui.form.Panels;
import io.portwarden.shared.ui.form.ShownOnce;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.ContactResult;
import io.portwarden.upstream.UpstreamConnection;
import io.portwarden.upstream.UpstreamContact;
import io.portwarden.upstream.access.ConnectionOnFile;
import io.portwarden.upstream.access.UpstreamDesk;
import io.portwarden.upstream.access.UpstreamFigures;
import io.portwarden.upstream.access.UpstreamFigures.Guarded;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One connection: what it does and how it goes, what its staff has to be told, its settings, and what it rehearsed. */
@Route("provider/upstreams")
@RolesAllowed("SECURITY")
public class UpstreamView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient UpstreamDesk desk;
    private final transient UpstreamFigures figures;
    private final transient PublicAddress address;
    private final transient FreshSignInPrompt signInAgain;
    private final Div told = new Div();
    private transient @Nullable UpstreamConnection shown;

    public UpstreamView(
            UpstreamDesk desk,
            UpstreamFigures figures,
            PublicAddress address,
            FreshSignInPrompt signInAgain,
            LiveUpdates liveUpdates) {
        this.desk = desk;
        this.figures = figures;
        this.address = address;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        WhileShown.follow(this, liveUpdates, news -> {
            UpstreamConnection before = shown;
            if (before != null && news.concern(Topic.UPSTREAM, before.id())) {
                read(before.id());
            }
        });
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        show(Identifiers.written(id).flatMap(desk::find).orElseThrow(NotFoundException::new));
    }

    private void read(UUID id) {
        desk.find(id).ifPresent(this::show);
    }

    private void show(ConnectionOnFile onFile) {
        UpstreamConnection connection = onFile.connection();
        shown = connection;
        removeAll();
        Div titleLine = new Div(AsItIs.shown(new H1(connection.name())), UpstreamTexts.badge(this, connection.mode()));
        titleLine.addClassName("pw-title-line");
        add(
                Panels.back("provider/upstreams", getTranslation("upstreams.title")),
                titleLine,
                told,
                mode(connection),
                standing(onFile),
                staff(onFile),
                settings(onFile),
                new RehearsalWeek(connection, figures, Moments.of(UI.getCurrentOrThrow())));
    }

    private Component mode(UpstreamConnection connection) {
        Div buttons = new Div();
        buttons.addClassName("pw-moves");
        Stream.of(ConnectionMode.LIVE, ConnectionMode.REHEARSAL, ConnectionMode.OFF)
                .filter(mode -> mode != connection.mode())
                .forEach(mode -> buttons.add(new Button(
                        getTranslation("upstream.mode." + mode.code() + ".action"),
                        click -> changeMode(connection, mode))));
        return Panels.panel(
                getTranslation("upstream.mode.title"), new Paragraph(meaning(connection, connection.mode())), buttons);
    }

    /** A kind that calls is answered; one that tells is decided for, or not. */
    private String meaning(UpstreamConnection connection, ConnectionMode mode) {
        return getTranslation(
                "upstream.mode." + mode.code() + ".meaning." + connection.kind().code());
    }

    private void changeMode(UpstreamConnection connection, ConnectionMode mode) {
        new FormDialog(
                        getTranslation("upstream.mode." + mode.code() + ".question", connection.name()),
                        getTranslation("upstream.mode." + mode.code() + ".action"),
                        signInAgain,
                        () -> {
                            desk.changeMode(connection.id(), mode);
                            Toasts.success(getTranslation("upstream.mode." + mode.code() + ".done", connection.name()));
                            read(connection.id());
                        },
                        new Paragraph(meaning(connection, mode)))
                .open();
    }

    private Component standing(ConnectionOnFile onFile) {
        UpstreamContact contact = onFile.contact();
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "upstream.kind",
                UpstreamTexts.kind(this, onFile.connection().kind()));
        fact(facts, "upstream.heard.title", UpstreamTexts.heard(this, contact, moments));
        fact(facts, "upstream.problem.title", UpstreamTexts.problem(this, contact, moments));
        fact(
                facts,
                "upstream.counts.title",
                getTranslation(
                        "upstream.counts",
                        contact.asked(),
                        contact.letThrough(),
                        contact.refused(),
                        contact.undecided()));
        fact(facts, "upstream.not-let-in", getTranslation("import.count", contact.notLetIn()));
        Guarded guarded = figures.guarded().getOrDefault(onFile.connection().id(), Guarded.NONE);
        fact(facts, "upstream.guarded.title", UpstreamTexts.guarded(this, guarded));
        Anchor carrier = new Anchor(
                "provider/carriers/" + onFile.connection().carrier().id(), getTranslation("upstream.carrier.open"));
        Button test = new Button(getTranslation("upstream.test"));
        test.setDisableOnClick(true);
        test.addClickListener(click -> {
            try {
                test(onFile.connection());
            } finally {
                test.setEnabled(true);
            }
        });
        Div actions = new Div(test, carrier);
        actions.addClassName("pw-moves");
        return Panels.panel(getTranslation("upstream.standing.title"), facts, actions);
    }

    private void test(UpstreamConnection connection) {
        ContactResult result = desk.test(connection.id());
        ContactProblem problem = result.problem();
        told.removeAll();
        told.add(
                problem == null
                        ? new Notice(
                                Notice.Kind.SUCCESS,
                                getTranslation("upstream.test.reached"),
                                getTranslation("upstream.test.reached.meaning", connection.name()))
                        : new Notice(
                                Notice.Kind.WARNING,
                                getTranslation("upstream.test.failed", connection.name()),
                                getTranslation("upstream.problem." + problem.code())));
        told.getElement().setAttribute("role", "status");
    }

    /** What the upstream's people have to enter on their side. */
    private Component staff(ConnectionOnFile onFile) {
        UpstreamConnection connection = onFile.connection();
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "upstream.address",
                address.origin() + "/upstream/" + connection.kind().code() + "/" + connection.id());
        if (!onFile.calls()) {
            return Panels.panel(
                    getTranslation("upstream.staff.title"),
                    new Paragraph(getTranslation("upstream.staff.events")),
                    facts);
        }
        fact(
                facts,
                "upstream.field.user-name",
                connection.setting(ConnectionField.USER_NAME).orElse(getTranslation("carrier.unknown")));
        fact(facts, "upstream.password", getTranslation("upstream.password.hidden"));
        Button renew = new Button(getTranslation("upstream.password.new"), click -> newPassword(connection));
        return Panels.panel(
                getTranslation("upstream.staff.title"),
                new Paragraph(getTranslation("upstream.staff.calls")),
                facts,
                renew);
    }

    private void newPassword(UpstreamConnection connection) {
        new FormDialog(
                        getTranslation("upstream.password.new"),
                        getTranslation("upstream.password.make"),
                        signInAgain,
                        () -> show(this, desk.newPassword(connection.id())),
                        new Paragraph(getTranslation("upstream.password.meaning")))
                .open();
    }

    static void show(Component speaker, ApiKey password) {
        new ShownOnce(
                        speaker.getTranslation("upstream.password.shown.title"),
                        speaker.getTranslation("upstream.password"),
                        speaker.getTranslation("upstream.password.shown.meaning"),
                        password.text())
                .open();
    }

    private Component settings(ConnectionOnFile onFile) {
        DescriptionList facts = new DescriptionList();
        fact(facts, "upstream.spid", onFile.connection().carrier().spid());
        onFile.fields().forEach(field -> Panels.fact(facts, UpstreamTexts.field(this, field), value(onFile, field)));
        fact(
                facts,
                "upstream.hands-pins",
                getTranslation(onFile.connection().handsPins() ? "answer.yes" : "answer.no"));
        return Panels.panel(
                getTranslation("upstream.settings.title"),
                facts,
                new Button(getTranslation("carrier.change"), click -> change(onFile)));
    }

    private String value(ConnectionOnFile onFile, ConnectionField field) {
        if (field.isSecret()) {
            return getTranslation(onFile.secrets().contains(field) ? "upstream.secret.set" : "upstream.field.none");
        }
        return onFile.connection().setting(field).orElse(getTranslation("upstream.field.none"));
    }

    private void change(ConnectionOnFile onFile) {
        UpstreamConnection connection = onFile.connection();
        ConnectionFields fields = new ConnectionFields(onFile, desk.required(connection.kind()));
        FormDialog dialog = new FormDialog(
                getTranslation("carrier.change"),
                getTranslation("tenant.save"),
                signInAgain,
                () -> {
                    fields.refusing(
                            () -> desk.change(connection.id(), fields.name(), fields.settings(), fields.handsPins()));
                    Toasts.success(getTranslation("carrier.saved"));
                    read(connection.id());
                },
                fields);
        dialog.addClassName("pw-move-wide");
        dialog.open();
    }

    private void fact(DescriptionList facts, String key, String value) {
        Panels.fact(facts, getTranslation(key), value);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, shown == null ? getTranslation("upstreams.title") : shown.name());
    }
}
