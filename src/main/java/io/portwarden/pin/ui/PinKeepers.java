package io.portwarden.pin.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.pin.PinKeeper;
import io.portwarden.shared.ui.Notice;
import java.util.List;

/** Says where else the PIN is compared, and for which numbers the present one does not count there yet (UPS-11). */
final class PinKeepers extends Div {

    PinKeepers(List<PinKeeper> keepers) {
        keepers.stream().filter(PinKeepers::isBehind).forEach(keeper -> add(notice(keeper)));
    }

    private static boolean isBehind(PinKeeper keeper) {
        return keeper.waiting() + keeper.old() + keeper.missing() > 0;
    }

    private Notice notice(PinKeeper keeper) {
        int taken = keeper.numbers() - keeper.waiting() - keeper.missing();
        Span title = new Span(getTranslation("pin.keeper.title", keeper.name(), taken, keeper.numbers()));
        title.addClassName("pw-notice-title");
        Div body = new Div(title);
        line(body, "pin.keeper.old", keeper.name(), keeper.old());
        line(body, "pin.keeper.waiting", keeper.name(), keeper.waiting());
        line(body, "pin.keeper.missing", keeper.name(), keeper.missing());
        if (!keeper.failures().isEmpty()) {
            UnorderedList failures = new UnorderedList();
            keeper.failures()
                    .forEach(failure -> failures.add(new ListItem(getTranslation(
                            "pin.keeper.failed",
                            failure.phoneNumber().national(),
                            getTranslation("pin.keeper.problem." + failure.problem())))));
            body.add(failures);
        }
        return new Notice(Notice.Kind.WARNING, body);
    }

    private void line(Div body, String key, String name, int numbers) {
        if (numbers > 0) {
            body.add(new Paragraph(getTranslation(key, name, numbers)));
        }
    }
}
