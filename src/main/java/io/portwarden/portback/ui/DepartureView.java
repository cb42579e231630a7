package io.portwarden.portback.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.portback.DepartureRefusedException;
import io.portwarden.portback.InvalidDepartureException;
import io.portwarden.portback.InvalidDepartureException.Problem;
import io.portwarden.portback.access.DepartureDesk;
import io.portwarden.portback.access.DepartureDesk.Written;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.NormalForm;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.ui.DayWords;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Toasts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes down that a number has left without an order, as an operator has learnt from NPAC. */
@Route("provider/departures/new")
@RolesAllowed("DESK")
public class DepartureView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_SPID = 20;

    private final transient DepartureDesk desk;
    private final transient FreshSignInPrompt signInAgain;
    private final Moments moments = Moments.of(UI.getCurrentOrThrow());
    private final TextField number = new TextField(getTranslation("departure.number"));
    private final DateTimePicker leftAt = new DateTimePicker(getTranslation("departure.left-at"));
    private final TextField spid = new TextField(getTranslation("departure.spid"));
    private final Div told = new Div();

    public DepartureView(DepartureDesk desk, FreshSignInPrompt signInAgain) {
        this.desk = desk;
        this.signInAgain = signInAgain;
        addClassNames("pw-page", "pw-sheet");
        Anchor back = new Anchor(
                "provider/port-backs", Glyph.BACK.create(), new Span(getTranslation("provider.portbacks.title")));
        back.addClassName("pw-back");
        setUpFields();
        Button submit = new Button(getTranslation("departure.submit"), click -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(submit);
        actions.addClassName("pw-actions");
        Section form =
                new Section(new Paragraph(getTranslation("departure.meaning")), number, leftAt, spid, told, actions);
        form.addClassNames("pw-panel", "pw-form");
        add(back, new PageHead(getTranslation("departure.title"), getTranslation("departure.purpose")), form);
    }

    private void setUpFields() {
        number.setRequiredIndicatorVisible(true);
        number.setManualValidation(true);
        number.setMaxLength(LONGEST_NUMBER);
        number.addValueChangeListener(change -> number.setInvalid(false));
        // Without the mark of a required field: it would put aria-required on a group, where that means nothing.
        leftAt.setManualValidation(true);
        leftAt.setWidthFull();
        leftAt.setStep(STEP);
        leftAt.setLocale(moments.locale());
        leftAt.setDatePickerI18n(DayWords.in(moments.locale(), this));
        leftAt.setDateAriaLabel(getTranslation("departure.left-at.date"));
        leftAt.setTimeAriaLabel(getTranslation("departure.left-at.time"));
        leftAt.setHelperText(
                getTranslation("departure.left-at.help", moments.zone().getId()));
        leftAt.addValueChangeListener(change -> leftAt.setInvalid(false));
        spid.setRequiredIndicatorVisible(true);
        spid.setManualValidation(true);
        spid.setMaxLength(LONGEST_SPID);
        spid.setHelperText(getTranslation("departure.spid.help"));
        spid.addValueChangeListener(change -> spid.setInvalid(false));
    }

    /** A link from the numbers of a tenant names the one that it is about. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("number")
                .flatMap(PhoneNumber::parse)
                .ifPresent(asked -> number.setValue(asked.international()));
    }

    private void submit() {
        told.removeAll();
        Optional<PhoneNumber> meant = PhoneNumber.ofWritten(number.getValue());
        if (meant.isEmpty()) {
            refuse(number, "departure.number.wrong");
        }
        if (leftAt.getValue() == null) {
            refuseTime("departure.left-at.wrong");
        }
        if (spid.isEmpty()) {
            refuse(spid, "departure.problem.no-spid");
        }
        if (meant.isPresent() && leftAt.getValue() != null && !spid.isEmpty()) {
            Instant at = leftAt.getValue().atZone(moments.zone()).toInstant();
            signInAgain.around(() -> record(meant.get(), at));
        }
    }

    private void record(PhoneNumber meant, Instant at) {
        try {
            Written written = desk.record(meant, at, NormalForm.plain(spid.getValue()));
            Toasts.success(getTranslation(written.isNew() ? "departure.done" : "departure.known"));
            UI.getCurrentOrThrow()
                    .navigate(DeskPortBackView.class, written.opened().id().toString());
        } catch (InvalidDepartureException invalid) {
            invalid.problems().forEach(this::refuse);
        } catch (DepartureRefusedException refused) {
            told.removeAll();
            told.add(new Notice(
                            Notice.Kind.WARNING,
                            getTranslation("move.refused.title"),
                            getTranslation(
                                    "departure.refused." + refused.refusal().code()))
                    .asAlert());
        }
    }

    private void refuse(Problem problem) {
        String key = "departure.problem." + problem.code();
        switch (problem) {
            case TOLL_FREE -> refuse(number, key);
            case IN_FUTURE, TOO_LONG_AGO -> refuseTime(key);
            case NO_SPID -> refuse(spid, key);
        }
    }

    private void refuse(TextField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        field.focus();
    }

    private void refuseTime(String key) {
        leftAt.setErrorMessage(getTranslation(key));
        leftAt.setInvalid(true);
        leftAt.focus();
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("departure.title"));
    }
}
