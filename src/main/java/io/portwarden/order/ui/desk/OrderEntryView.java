package io.portwarden.order.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.carrier.Carrier;
import io.portwarden.order.OrderName;
import io.portwarden.order.OrderNameTakenException;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.PlaceOrder;
import io.portwarden.order.Placement;
import io.portwarden.order.PortOutOrder;
import io.portwarden.order.SeenByProvider;
import io.portwarden.order.access.DeskEntryService;
import io.portwarden.order.access.DeskOrderService;
import io.portwarden.order.ui.OrderTexts;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where operators type in an order that a carrier has sent on paper or by e-mail, and read what to answer it. */
@Route(DeskAddress.PATH + "/new")
@RolesAllowed("DESK")
public class OrderEntryView extends Main implements HasDynamicTitle {

    /** With room for what comes along when it is pasted. */
    private static final int LONGEST_NAME = 2 * OrderName.MAX_PURCHASE_ORDER_NUMBER;

    private final transient DeskEntryService entry;
    private final ComboBox<Carrier> carrier = new ComboBox<>();
    private final TextField name = new TextField();
    private final IntegerField version = new IntegerField();
    private OrderFields fields = new OrderFields();
    private final Button submit = new Button(getTranslation("entry.submit"), click -> submit());
    private final Div form = new Div();
    private final Div answer = new Div();

    public OrderEntryView(DeskEntryService entry, DeskOrderService desk) {
        this.entry = entry;
        addClassName("pw-page");
        Anchor back = new Anchor(DeskAddress.PATH, Glyph.BACK.create(), new Span(getTranslation("desk.title")));
        back.addClassName("pw-back");
        carrier.setLabel(getTranslation("entry.carrier"));
        carrier.setItems(desk.writers());
        carrier.setItemLabelGenerator(item -> getTranslation("fact.carrier.value", item.name(), item.spid()));
        carrier.setManualValidation(true);
        name.setLabel(getTranslation("entry.name"));
        name.setMaxLength(LONGEST_NAME);
        name.setAutocomplete(Autocomplete.OFF);
        name.setManualValidation(true);
        version.setLabel(getTranslation("entry.version"));
        version.setManualValidation(true);
        version.setStepButtonsVisible(true);
        version.setMin(1);
        version.setMax(OrderName.HIGHEST_VERSION);
        Div head = new Div(carrier, name, version);
        head.addClassName("pw-entry-fields");
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setDisableOnClick(true);
        form.addClassNames("pw-panel", "pw-form", "pw-order-entry");
        form.add(head, fields, submit);
        answer.addClassName("pw-form");
        PageHead pageHead = new PageHead(getTranslation("entry.title"), getTranslation("entry.purpose"));
        if (entry.givesRecords()) {
            Anchor record = new Anchor("provider/customer-records", new Span(getTranslation("record.title")));
            record.addClassNames("pw-button-link", "pw-line");
            pageHead.addAction(record);
        }
        add(back, pageHead, answer);
        startAnew();
    }

    private void startAnew() {
        carrier.clear();
        name.clear();
        version.setValue(1);
        answer.removeAll();
        OrderFields empty = new OrderFields();
        form.replace(fields, empty);
        fields = empty;
        add(form);
        carrier.focus();
    }

    private void submit() {
        try {
            @Nullable Carrier sender = readCarrier();
            Optional<OrderName> orderName = readName();
            if (sender != null && orderName.isPresent()) {
                fields.read(orderName.get(), sender).ifPresent(order -> place(sender, order));
            }
        } finally {
            submit.setEnabled(true);
        }
    }

    private @Nullable Carrier readCarrier() {
        carrier.setErrorMessage(getTranslation("entry.required"));
        carrier.setInvalid(carrier.getValue() == null);
        return carrier.getValue();
    }

    private Optional<OrderName> readName() {
        String typed = NormalForm.plain(name.getValue());
        boolean wellFormed = OrderName.isPurchaseOrderNumber(typed);
        name.setErrorMessage(getTranslation(typed.isEmpty() ? "entry.required" : "entry.name.malformed"));
        name.setInvalid(!wellFormed);
        @Nullable Integer number = version.getValue();
        boolean numbered = number != null && number >= 1 && number <= OrderName.HIGHEST_VERSION;
        version.setErrorMessage(getTranslation("entry.version.malformed", OrderName.HIGHEST_VERSION));
        version.setInvalid(!numbered);
        return wellFormed && numbered ? Optional.of(new OrderName(typed, number)) : Optional.empty();
    }

    private void place(Carrier sender, PlaceOrder order) {
        try {
            show(sender, entry.place(sender.id(), order));
        } catch (OrderNameTakenException taken) {
            name.setErrorMessage(getTranslation("entry.name.taken"));
            name.setInvalid(true);
            name.focus();
        }
    }

    private void show(Carrier sender, Placement<SeenByProvider> placement) {
        PortOutOrder order = placement.order().order();
        // Taken out, not hidden: what is hidden hears of no change, and the browser would keep the PIN in its field.
        remove(form);
        boolean rejected = order.status() == OrderStatus.REJECTED;
        Notice notice = new Notice(
                rejected ? Notice.Kind.WARNING : Notice.Kind.SUCCESS,
                getTranslation(
                        placement.created() ? "entry.done.title" : "entry.done.before",
                        OrderTexts.name(this, order.name()),
                        OrderTexts.state(this, order.status())),
                getTranslation(rejected ? "entry.done.rejected" : "entry.done"));
        notice.getElement().setAttribute("role", "status");
        Anchor open = new Anchor(DeskAddress.PATH + "/" + order.id(), getTranslation("entry.open"));
        open.addClassName("pw-download");
        Button another = new Button(getTranslation("entry.another"), click -> startAnew());
        Div next = new Div(open, another);
        next.addClassName("pw-moves");
        Div words = new Div(new H2(getTranslation("desk.carrier.title", sender.name())), new WordsToCopy(order), next);
        words.addClassName("pw-panel");
        answer.removeAll();
        answer.add(notice, words);
        another.focus();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("entry.title"));
    }
}
