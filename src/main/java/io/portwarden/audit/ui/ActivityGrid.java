package io.portwarden.audit.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import io.portwarden.audit.AuditEntry;
import io.portwarden.shared.ui.Cells;
import io.portwarden.shared.ui.Moments;

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

    private final Cells<AuditEntry> cells;
    private final Column<AuditEntry> card;

    ActivityGrid() {
        ActivityTexts words = new ActivityTexts(this, Moments.of(UI.getCurrentOrThrow()));
        cells = new Cells<AuditEntry>()
                .data("number", activity -> Long.toString(activity.position()))
                .data("day", words::day)
                .data("time", words::time)
                .words("what", words::what)
                .data("who", words::who)
                .data("about", words::about)
                .data("link", words::link)
                .words("details", words::details);
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
        card = addColumn(cells.drawn(CARD)).setHeader(getTranslation("activity.title"));
        showFor(UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getWindowInnerWidth());
    }

    private Column<AuditEntry> column(String key, String template, String width, int grow) {
        return addColumn(cells.drawn(template))
                .setKey(key)
                .setHeader(getTranslation("activity.column." + key))
                .setWidth(width)
                .setFlexGrow(grow);
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
}
