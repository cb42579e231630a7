package io.portwarden.number.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberCounts;
import io.portwarden.number.NumberFilter;
import io.portwarden.number.NumberListItem;
import io.portwarden.number.NumberStatus;
import io.portwarden.number.OpenOrder;
import io.portwarden.number.access.NumberLockService;
import io.portwarden.shared.Coded;
import io.portwarden.shared.CurrentPerson;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.Role;
import io.portwarden.shared.live.LiveUpdate.Topic;
import io.portwarden.shared.live.LiveUpdates;
import io.portwarden.shared.ui.EmptyState;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.KeyedRows;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.WhileShown;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The tenant's numbers with their locks, as they stand at the moment. */
@Route("numbers")
@RolesAllowed({"TENANT_ADMIN", "TENANT_VIEWER"})
public class NumbersView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final int TYPING_PAUSE_MILLIS = 300;
    private static final int LARGEST_READ = 1_000;

    private final transient NumberLockService service;
    private final transient FreshSignInPrompt signInAgain;
    private final transient Support support;
    private final boolean admin = CurrentPerson.get().role() == Role.TENANT_ADMIN;
    private final NumberCounters counters = new NumberCounters();
    private final TextField search = new TextField();
    private final Select<NumberStatus> status = new Select<>();
    private final Select<LockState> lock = new Select<>();
    private final Select<Guard> guard = new Select<>();
    private final Checkbox lockNew = new Checkbox();
    private final LockBar bar;
    private final NumberGrid grid;
    private final Div warning = new Div();
    private KeyedRows<NumberListItem, PhoneNumber> rows;
    private NumberCounts found = NumberCounts.NONE;

    public NumbersView(
            NumberLockService service, FreshSignInPrompt signInAgain, Support support, LiveUpdates liveUpdates) {
        this.service = service;
        this.signInAgain = signInAgain;
        this.support = support;
        bar = new LockBar(service, signInAgain, this::locksChanged, this::warnOf, this::clearSelection);
        grid = new NumberGrid(admin ? bar::change : null);
        rows = rowsOf(NumberFilter.ALL);
        addClassNames("pw-page", "pw-page-filled");
        warning.setVisible(false);
        add(head(), counters, toolbar(), actions(), warning, grid);
        if (admin) {
            grid.addSelectionListener(change -> bar.showSelected(change.getAllSelectedItems()));
        }
        WhileShown.follow(this, liveUpdates, news -> {
            if (news.concern(Topic.NUMBER)) {
                refresh();
            } else if (news.concern(Topic.ORDER)) {
                readRows(); // an order changes what its numbers show, not how many there are
            }
        });
        show();
    }

    /** A link may lead to the numbers that are locked or not, or to those that something guards. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        parameters.getSingleParameter("guard").flatMap(Guard::ofCode).ifPresent(guard::setValue);
        parameters
                .getSingleParameter("lock")
                .flatMap(code -> Coded.find(LockState.class, code))
                .ifPresent(lock::setValue);
    }

    private PageHead head() {
        PageHead head = new PageHead(getTranslation("numbers.title"), getTranslation("numbers.purpose"));
        Anchor sheet =
                new Anchor("numbers/information-sheet", Glyph.INFO.create(), new Span(getTranslation("numbers.sheet")));
        sheet.addClassNames("pw-button-link", "pw-line");
        head.addAction(sheet);
        return head;
    }

    private Component toolbar() {
        search.setLabel(getTranslation("numbers.filter.search"));
        search.setPlaceholder(getTranslation("numbers.filter.search.what"));
        search.addClassName("pw-search");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        search.setMaxLength(40);
        search.addValueChangeListener(change -> show());
        status.setLabel(getTranslation("numbers.filter.status"));
        status.setItems(NumberStatus.values());
        status.setItemLabelGenerator(choice ->
                choice == null ? getTranslation("numbers.filter.status.all") : NumberTexts.status(this, choice));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("numbers.filter.status.all"));
        status.addValueChangeListener(change -> show());
        lock.setLabel(getTranslation("numbers.filter.lock"));
        lock.setItems(LockState.values());
        lock.setItemLabelGenerator(
                choice -> choice == null ? getTranslation("numbers.filter.lock.all") : NumberTexts.lock(this, choice));
        lock.setEmptySelectionAllowed(true);
        lock.setEmptySelectionCaption(getTranslation("numbers.filter.lock.all"));
        lock.addValueChangeListener(change -> show());
        guard.setLabel(getTranslation("numbers.filter.guard"));
        guard.setItems(Guard.values());
        guard.setItemLabelGenerator(choice ->
                choice == null ? getTranslation("numbers.filter.guard.all") : NumberTexts.guard(this, choice));
        guard.setEmptySelectionAllowed(true);
        guard.setEmptySelectionCaption(getTranslation("numbers.filter.guard.all"));
        guard.addValueChangeListener(change -> show());
        Div toolbar = new Div(search, status, lock, guard);
        toolbar.addClassNames("pw-toolbar", "pw-number-filters");
        return toolbar;
    }

    private Component actions() {
        lockNew.setLabel(getTranslation("numbers.new-locked"));
        lockNew.setReadOnly(!admin);
        lockNew.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                // It shows what holds: until that has changed, which may need a fresh sign-in, the old choice.
                lockNew.setValue(change.getOldValue());
                lockNew(change.getValue());
            }
        });
        Div actions = new Div(lockNew);
        actions.addClassName("pw-number-actions");
        if (admin) {
            actions.addComponentAsFirst(bar);
        }
        return actions;
    }

    private void lockNew(boolean wanted) {
        signInAgain.around(() -> {
            service.lockNewNumbers(wanted);
            lockNew.setValue(wanted);
            Toasts.success(getTranslation(wanted ? "numbers.new-locked.on" : "numbers.new-locked.off"));
        });
    }

    private NumberFilter filter() {
        return new NumberFilter(search.getValue(), status.getValue(), lock.getValue(), guard.getValue());
    }

    private KeyedRows<NumberListItem, PhoneNumber> rowsOf(NumberFilter filter) {
        return new KeyedRows<>(
                (after, limit) -> service.list(filter, after, limit), NumberListItem::phoneNumber, LARGEST_READ);
    }

    private void show() {
        clearSelection();
        rows = rowsOf(filter());
        count();
        grid.setEmptyStateComponent(emptyState(filter().equals(NumberFilter.ALL)));
        grid.show(rows, () -> found.numbers());
    }

    private void count() {
        NumberFilter filter = filter();
        found = service.counts(filter);
        counters.show(filter.equals(NumberFilter.ALL) ? found : service.counts(NumberFilter.ALL));
        bar.showFound(filter, found);
        lockNew.setValue(service.locksNewNumbers());
    }

    /** Reads the rows in sight anew, where they are. */
    private void refresh() {
        count();
        readRows();
    }

    private void readRows() {
        rows.forget();
        grid.getDataProvider().refreshAll();
    }

    private void locksChanged() {
        clearSelection();
        refresh();
    }

    /** ORD-12: what was accepted before is not stopped by a lock, and says where it can be. */
    private void warnOf(List<OpenOrder> orders) {
        warning.removeAll();
        warning.setVisible(!orders.isEmpty());
        if (!orders.isEmpty()) {
            warning.add(new UnstoppedOrders(orders));
        }
    }

    private void clearSelection() {
        if (admin) {
            grid.deselectAll();
        }
    }

    private Component emptyState(boolean unfiltered) {
        if (unfiltered) {
            return new EmptyState(
                    Glyph.NUMBERS,
                    getTranslation("numbers.empty.title"),
                    getTranslation("numbers.empty"),
                    new SupportContact(support));
        }
        return new EmptyState(
                Glyph.NUMBERS,
                getTranslation("numbers.empty.filtered.title"),
                getTranslation("numbers.empty.filtered"),
                new Button(getTranslation("numbers.empty.show-all"), click -> showAll()));
    }

    private void showAll() {
        search.clear();
        status.clear();
        lock.clear();
        guard.clear();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("numbers.title"));
    }
}
