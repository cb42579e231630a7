package io.portwarden.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.audit.AuditEntry;
import io.portwarden.audit.AuditFilter;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.ExportFormat;
import io.portwarden.audit.access.AuditService;
import io.portwarden.shared.ui.DayField;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Export;
import io.portwarden.shared.ui.ExportLink;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.KeyedRows;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has happened, by whom, newest first; whether the trail of it verifies. */
@Route("activity")
@RolesAllowed("TENANT_ADMIN")
public class ActivityView extends Main implements HasDynamicTitle {

    private static final int TYPING_PAUSE_MILLIS = 400;
    private static final int LARGEST_READ = 200;

    private final AuditService audit;
    private final TextField search = new TextField();
    private final ComboBox<AuditKind> kind = new ComboBox<>();
    private final DayField from = new DayField(getTranslation("activity.filter.from"));
    private final DayField until = new DayField(getTranslation("activity.filter.until"));
    private final ActivityGrid grid = new ActivityGrid();

    /** Read by downloads too, which do not wait for the screen. */
    private volatile AuditFilter filter = AuditFilter.ALL;

    public ActivityView(AuditService audit) {
        this.audit = audit;
        addClassNames("pw-page", "pw-page-filled");
        add(head(), new VerificationPanel(audit), toolbar(), grid);
        show();
    }

    private PageHead head() {
        PageHead head = new PageHead(getTranslation("activity.title"), getTranslation("activity.purpose"));
        head.addAction(export(ExportFormat.CSV, "activity.export.csv"));
        head.addAction(export(ExportFormat.JSON_LINES, "activity.export.json-lines"));
        return head;
    }

    private ExportLink export(ExportFormat format, String key) {
        return new ExportLink(getTranslation(key), () -> export(format));
    }

    private Export export(ExportFormat format) {
        AuditFilter wanted = filter;
        return new Export(
                "activity",
                format.extension(),
                format.contentType(),
                wanted.equals(AuditFilter.ALL)
                        ? OptionalInt.of(Math.toIntExact(audit.count() + 1))
                        : OptionalInt.empty(),
                (out, written) -> audit.export(wanted, format, out, written));
    }

    private Component toolbar() {
        search.setLabel(getTranslation("activity.filter.search"));
        search.setPlaceholder(getTranslation("activity.filter.search.what"));
        search.addClassName("pw-search");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.setMaxLength(100);
        kind.setLabel(getTranslation("activity.filter.kind"));
        kind.setPlaceholder(getTranslation("activity.filter.kind.all"));
        kind.setClearButtonVisible(true);
        kind.setItemLabelGenerator(this::nameOf);
        kind.setItems(Stream.of(AuditKind.values())
                .sorted(Comparator.comparing(this::nameOf))
                .toList());
        search.addValueChangeListener(change -> show());
        kind.addValueChangeListener(change -> show());
        from.addValueChangeListener(change -> show());
        until.addValueChangeListener(change -> show());
        Div toolbar = new Div(search, kind, from, until);
        toolbar.addClassName("pw-toolbar");
        return toolbar;
    }

    private String nameOf(AuditKind item) {
        return getTranslation("audit.kind." + item.code());
    }

    private void show() {
        ZoneId zone = Moments.of(UI.getCurrentOrThrow()).zone();
        @Nullable LocalDate last = until.getValue();
        AuditFilter chosen = new AuditFilter(
                search.getValue(),
                kind.getValue(),
                begin(from.getValue(), zone),
                begin(last == null ? null : last.plusDays(1), zone));
        filter = chosen;
        grid.setEmptyStateComponent(emptyState(chosen.equals(AuditFilter.ALL)));
        new KeyedRows<>(
                        new KeptTop((before, limit) -> audit.page(chosen, before, limit)),
                        AuditEntry::position,
                        LARGEST_READ)
                .showIn(grid);
    }

    private static @Nullable Instant begin(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private Component emptyState(boolean unfiltered) {
        String key = unfiltered ? "activity.empty" : "activity.empty.filtered";
        return new EmptyState(Glyph.CLOCK, getTranslation(key + ".title"), getTranslation(key + ".meaning"));
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("activity.title"));
    }
}
