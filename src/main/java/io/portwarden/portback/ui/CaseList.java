package io.portwarden.portback.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import io.portwarden.portback.PortBackListItem;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.shared.Page;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list of cases, each with how it stands and its clock. */
final class CaseList extends Div {

    private static final int PAGE = 50;

    /** Reads a part of the list as a service does. */
    interface Reader extends Serializable {
        Page<PortBackListItem, UUID> read(@Nullable UUID after, int limit);
    }

    private final Reader reader;
    private final CaseAudience audience;
    private final Div content = new Div();
    private final Button more = new Button();
    private final ArrayList<PortBackListItem> shown = new ArrayList<>();
    private int wanted = PAGE;

    CaseList(Reader reader, CaseAudience audience) {
        this.reader = reader;
        this.audience = audience;
        more.setText(getTranslation("portbacks.more"));
        more.addClickListener(click -> {
            wanted += PAGE;
            show();
        });
        add(content, new Div(more));
    }

    /** To be called once the screen follows what happens. */
    void begin() {
        fill(read());
    }

    /** @return whether there was anything new; otherwise what is read, and has the focus, is left alone */
    boolean show() {
        List<PortBackListItem> now = read();
        if (now.equals(shown)) {
            return false;
        }
        fill(now);
        return true;
    }

    int count() {
        return shown.size();
    }

    private List<PortBackListItem> read() {
        List<PortBackListItem> all = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        do {
            Page<PortBackListItem, UUID> page = reader.read(after.orElse(null), PAGE);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent() && all.size() < wanted);
        more.setVisible(after.isPresent());
        return all;
    }

    private void fill(List<PortBackListItem> now) {
        shown.clear();
        shown.addAll(now);
        content.removeAll();
        if (now.isEmpty()) {
            content.add(new EmptyState(
                    Glyph.FLAG,
                    getTranslation(audience.key("portbacks.empty.title")),
                    getTranslation(audience.key("portbacks.empty"))));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("pw-disputes");
        Moments moments = Moments.of(UI.getCurrentOrThrow());
        now.forEach(item -> list.add(card(item, moments)));
        content.add(list);
    }

    private ListItem card(PortBackListItem item, Moments moments) {
        Anchor name = new Anchor(
                audience.path() + "/" + item.id(), getTranslation("portback.title", CaseTexts.numbers(this, item)));
        Div titleLine = new Div(new H2(name), CaseTexts.badge(this, item.status()));
        titleLine.addClassName("pw-title-line");
        Div facts = new Div(getTranslation(
                audience.key(item.withoutOrder() ? "portbacks.facts.no-order" : "portbacks.facts.order"),
                item.tenantName(),
                moments.until(item.leftAt()),
                item.spid()));
        ListItem card = new ListItem(titleLine, facts);
        card.addClassName("pw-panel");
        if (item.status() == PortBackStatus.REPORTED) {
            card.add(new CaseClock(item.clock(), moments, audience));
        }
        return card;
    }
}
