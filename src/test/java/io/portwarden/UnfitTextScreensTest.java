package io.portwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.carrier.Carrier;
import io.portwarden.shared.SignedInPerson;
import io.portwarden.shared.database.Failure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What nobody can have meant, typed into every text field that a screen shows by itself or after one click. */
@Tag("slow")
class UnfitTextScreensTest extends ViewTest {

    private static final List<String> UNFIT = List.of("\u0000", "a\u0000b", "\u0001", "\ud800", "a\udc00b", "\ufffe");

    private final Set<String> filled = new TreeSet<>();

    @Test
    @DisplayName("Screens: no text is too strange for any field of any form: it is taken, or refused in words")
    void everyField() {
        TestTenant tenant = world.usTenant();
        world.setPin(tenant, "246813");
        SignedInPerson operator = world.operator();
        world.bringIn(tenant.admin(), tenant.viewer(), operator);
        Carrier carrier = world.carrier();
        for (String screen : List.of(
                "provider/tenants",
                "provider/tenants/" + tenant.id(),
                "provider/carriers",
                "provider/carriers/" + carrier.id().value(),
                "provider/upstreams",
                "provider/api-keys",
                "provider/webhooks",
                "provider/tasks",
                "provider/orders",
                "provider/orders/new",
                "provider/customer-records",
                "provider/operators",
                "provider/requests",
                "provider/tenant-admins?tenant=" + tenant.id(),
                "activity",
                "my-sign-in")) {
            tryAll(operator, screen);
        }
        for (String screen : List.of(
                "",
                "numbers",
                "port-orders",
                "people",
                "single-sign-on",
                "approvals",
                "webhooks",
                "activity",
                "my-sign-in")) {
            tryAll(tenant.admin(), screen);
        }
        assertThat(filled).hasSizeGreaterThan(12);
    }

    private void tryAll(SignedInPerson person, String screen) {
        come(person, screen);
        int buttons = buttons().size();
        for (int button = -1; button < buttons; button++) {
            for (String unfit : UNFIT) {
                come(person, screen);
                if (button >= buttons().size()) {
                    break;
                }
                String opener = button < 0 ? "" : buttons().get(button).getText();
                if (button >= 0) {
                    Button opened = buttons().get(button);
                    attempt(screen + " " + opener, () -> test(opened).click());
                }
                if (!fill(screen + " " + opener, unfit)) {
                    break;
                }
                for (Button save : primary()) {
                    if (save.isAttached() && test(save).isUsable()) {
                        attempt(
                                screen + " " + opener + " " + save.getText(),
                                () -> test(save).click());
                    }
                }
            }
        }
        cleanVaadinEnvironment();
    }

    private void come(SignedInPerson person, String screen) {
        cleanVaadinEnvironment();
        signIn(person);
        open(screen);
    }

    private List<Button> buttons() {
        return find(Button.class).all().stream()
                .filter(button -> button.isEnabled()
                        && button.isVisible()
                        && !button.getText().isBlank())
                // What leaves the portal has no fields.
                .filter(button -> !button.getText().equals("Sign out"))
                .toList();
    }

    private List<Button> primary() {
        return find(Button.class).all().stream()
                .filter(button ->
                        button.isVisible() && button.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName()))
                .toList();
    }

    /** @return whether there was anything to fill in */
    private boolean fill(String where, String unfit) {
        List<TextFieldBase<?, String>> fields = new ArrayList<>();
        collect(UI.getCurrent(), fields);
        for (TextFieldBase<?, String> field : fields) {
            filled.add(where + ": " + field.getLabel() + field.getPlaceholder());
            attempt(where + " " + field.getLabel(), () -> field.setValue(unfit));
        }
        return !fields.isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static void collect(Component component, List<TextFieldBase<?, String>> fields) {
        if (component instanceof TextFieldBase<?, ?> field
                && field.getValue() instanceof String
                && field.isEnabled()
                && !field.isReadOnly()
                && component.isVisible()) {
            fields.add((TextFieldBase<?, String>) field);
        }
        component.getChildren().forEach(child -> collect(child, fields));
    }

    /** As a click in a browser is done: what it fails with goes to the portal's own handler, and has to be words for people. */
    private void attempt(String what, Runnable click) {
        try {
            click.run();
            roundTrip();
        } catch (RuntimeException failure) {
            assertThat(Failure.of(failure) == Failure.UNFIT_TEXT)
                    .as(() -> what + " fails: " + failure)
                    .isTrue();
            VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(failure));
            assertThat(find(Notification.class).all()).as(what).isNotEmpty();
        }
    }

    @Test
    @DisplayName("Screens: what the database cannot keep is said beside the field, and nothing is called our fault")
    void said() {
        signIn(world.operator());
        open("provider/tenants");
        TextField search = find(TextField.class).all().getFirst();
        search.setValue("a\u0000b");
        SQLException refused = new SQLException("invalid byte sequence", "22021");
        VaadinSession.getCurrent()
                .getErrorHandler()
                .error(new ErrorEvent(new DataIntegrityViolationException("not kept", refused)));
        assertThat(((HasValidationProperties) search).isInvalid()).isTrue();
        assertThat(((HasValue<?, ?>) search).getValue()).isEqualTo("a\u0000b");
        assertThat(toast()).startsWith("This text holds characters that cannot be kept");
    }
}
