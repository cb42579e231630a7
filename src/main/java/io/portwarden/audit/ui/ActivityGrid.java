package io.portwarden.audit.ui;

import static java.util.Map.entry;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.portwarden.audit.AuditEntry;
import io.portwarden.shared.ui.Moments;
import java.util.Map;

/** The list of entries: a table where there is room, one card below the other where there is not. */
final class ActivityGrid extends Grid<AuditEntry> {

    /** Narrower than this, a table would cut its texts off; the menu is hidden there too. */
    private static final int TABLE_FROM_PIXELS = 800;

    private static final String WHEN = """
            <span class="pw-two-lines"><span class="pw-date">${item.day}</span>
            <span class="pw-secondary">${item.time}</span></span>""";
    private static final String ABOUT = """
            <a class="pw-row-link" href="${item.link}" ?hidden="${!item.link}" router-link>${item.about}</a>
            <span ?hidden="${item.link}">${item.about}</span>""";
    private static final String DETAILS = "<span class=\"pw-details\">${item.details}</span>";
    private static final String CARD = """
            <div class="pw-card-row">
              <div class="pw-card-head"><strong>${item.what}</strong> <span>%s</span></div>
              <div>${item.who}</div>
              ${item.details ? html`<div class="pw-details">${item.details}</div>` : ''}
              <div class="pw-secondary">${item.day}, ${item.time} · ${item.number}</div>
            </div>""".formatted(ABOUT);

    private final Map<String, ValueProvider<AuditEntry, String>> texts;
    private final Column<AuditEntry> card;

    ActivityGrid() {
        ActivityTexts words = new ActivityTexts(this, Moments.of(UI.getCurrentOrThrow()));
        texts = Map.ofEntries(
                entry("number", activity -> Long.toString(activity.position())),
                entry("day", words::day),
                entry("time", words::time),
                entry("what", words::what),
                entry("who", words::who),
                entry("about", words::about),
                entry("link", words::link),
                entry("details", words::details));
        addClassName("pw-activity");
        setAriaLabel(getTranslation("activity.title"));
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        column("entry", "${item.number}", "4.5rem", 0);
        column("when", WHEN, "8rem", 0);
        column("what", "${item.what}", "11rem", 1).setRowHeader(true);
        column("who", "${item.who}", "10rem", 1);
        column("about", ABOUT, "9rem", 1);
        column("details", DETAILS, "12rem", 2);
        card = addColumn(drawn(CARD)).setHeader(getTranslation("activity.title"));
        showFor(UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    private Column<AuditEntry> column(String key, String template, String width, int grow) {
        return addColumn(drawn(template))
                .setKey(key)
                .setHeader(getTranslation("activity.column." + key))
                .setWidth(width)
                .setFlexGrow(grow);
    }

    /** Sends the browser the texts that the template names, and no others. */
    private LitRenderer<AuditEntry> drawn(String template) {
        LitRenderer<AuditEntry> renderer = LitRenderer.of(template);
        texts.forEach((name, text) -> {
            if (template.contains("item." + name)) {
                renderer.withProperty(name, text);
            }
        });
        return renderer;
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        attachEvent.getUI().getPage().addBrowserWindowResizeListener(resize -> showFor(resize.getWidth()));
    }

    private void showFor(int width) {
        boolean asTable = width <= 0 || width >= TABLE_FROM_PIXELS;
        getColumns().forEach(column -> column.setVisible(asTable == (column != card)));
        setClassName("pw-activity-as-cards", !asTable);
    }

    /** Shows another list from its top. */
    void show(EntryPages pages) {
        setItems(new CallbackDataProvider<>(
                query -> pages.rows(query.getOffset(), query.getLimit()).stream(),
                query -> {
                    throw new UnsupportedOperationException("Counting would read the whole list");
                },
                AuditEntry::position));
        getLazyDataView().setItemCountUnknown();
        scrollToStart();
    }
}
