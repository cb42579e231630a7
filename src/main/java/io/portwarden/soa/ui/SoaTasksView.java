package io.portwarden.soa.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.carrier.CarrierContact;
import io.portwarden.carrier.CarrierId;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.WhileShown;
import io.portwarden.soa.SoaTask;
import io.portwarden.soa.SoaTaskGoneException;
import io.portwarden.soa.SoaTaskService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** What has to be done at the SOA, the switch, 911 and billing by hand, and what was done lately (ORD-13). */
@Route("provider/tasks")
@RolesAllowed("SUPPORT")
public class SoaTasksView extends Main implements HasDynamicTitle {

    private static final int PAGE = 50;
    private static final int LATELY = 20;

    private final transient SoaTaskService tasks;
    private final transient Clock clock;
    private final Div content = new Div();
    private final Span news = new Span();
    private final UnorderedList lately = new UnorderedList();
    private final Section latelySection;
    private final Button more = new Button();
    private final ArrayList<SoaTask> shown = new ArrayList<>();
    private int wanted = PAGE;

    public SoaTasksView(SoaTaskService tasks, Clock clock, LiveUpdates liveUpdates) {
        this.tasks = tasks;
        this.clock = clock;
        addClassName("pw-page");
        news.addClassName("pw-visually-hidden");
        news.getElement().setAttribute("role", "status");
        lately.addClassName("pw-soa-lately");
        latelySection = new Section(new H2(getTranslation("soa.lately")), lately);
        latelySection.addClassName("pw-panel");
        more.addClickListener(click -> {
            wanted += PAGE;
            show();
        });
        add(
                new PageHead(getTranslation("soa.title"), getTranslation("soa.purpose")),
                news,
                content,
                new Div(more),
                latelySection);
        WhileShown.follow(this, liveUpdates, happened -> {
            if (happened.concern(Topic.TASK) && show()) {
                news.setText(getTranslation("soa.news", tasks.count()));
            }
        });
        fill(read());
    }

    /** @return whether there was anything new; otherwise what is read, and has the focus, is left alone */
    private boolean show() {
        List<SoaTask> now = read();
        if (now.equals(shown)) {
            return false;
        }
        fill(now);
        return true;
    }

    private List<SoaTask> read() {
        List<SoaTask> all = tasks.open(wanted + 1);
        more.setVisible(all.size() > wanted);
        if (all.size() <= wanted) {
            return all;
        }
        more.setText(getTranslation("soa.more", tasks.count()));
        return all.subList(0, wanted);
    }

    private void fill(List<SoaTask> now) {
        shown.clear();
        shown.addAll(now);
        content.removeAll();
        if (now.isEmpty()) {
            content.add(new EmptyState(Glyph.CHECK, getTranslation("soa.empty.title"), getTranslation("soa.empty")));
        } else {
            OrderedList list = new OrderedList();
            list.addClassName("pw-disputes");
            HashMap<CarrierId, CarrierContact> contacts = new HashMap<>();
            now.forEach(task -> list.add(new SoaTaskCard(
                    task,
                    () -> contacts.computeIfAbsent(task.carrierId(), tasks::contact)
                            .toCall(task.carrierName()),
                    clock.instant(),
                    this::done)));
            content.add(list);
        }
        lately.removeAll();
        tasks.done(LATELY).forEach(task -> lately.add(done(task)));
        latelySection.setVisible(lately.getChildren().findAny().isPresent());
    }

    private ListItem done(SoaTask task) {
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        Span what = new Span(getTranslation(
                "soa.of-order", getTranslation("soa.step." + task.step().code()), task.purchaseOrderNumber()));
        Span who = new Span(getTranslation(
                "soa.lately.by",
                task.doneBy() == null ? "" : task.doneBy(),
                task.doneAt() == null ? "" : moments.dateAndTime(task.doneAt())));
        who.addClassName("pw-secondary");
        Div words = new Div(what, who);
        words.addClassName("pw-two-lines");
        return new ListItem(words);
    }

    private void done(UUID id) {
        try {
            SoaTask task = tasks.done(id);
            Toasts.success(getTranslation(
                    "soa.done.told", getTranslation("soa.step." + task.step().code()), task.purchaseOrderNumber()));
        } catch (SoaTaskGoneException gone) {
            Toasts.failure(getTranslation("soa.gone"));
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("soa.title"));
    }
}
