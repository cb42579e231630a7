package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;

/** Marks what is the same in every language (a number, a name, a code): a browser's translation leaves it as it is. */
public final class AsItIs {

    private AsItIs() {}

    /** @return the component itself */
    public static <C extends Component & HasStyle> C shown(C component) {
        component.getElement().setAttribute("translate", "no");
        component.addClassName("notranslate");
        return component;
    }
}
