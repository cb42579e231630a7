package io.portwarden.overview.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.QueryParameters;
import io.portwarden.shared.ui.Glyph;

/** Opens the PIN panel over the overview. */
final class PinButton extends Button {

    PinButton(boolean urgent) {
        setText(getTranslation("orders.manage-pin"));
        setIcon(Glyph.KEY.create());
        addClickListener(click -> UI.getCurrentOrThrow().navigate("", QueryParameters.of("pin", "")));
        addThemeVariants(urgent ? ButtonVariant.PRIMARY : ButtonVariant.TERTIARY);
    }
}
