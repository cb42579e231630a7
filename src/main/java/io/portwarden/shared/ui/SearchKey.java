package io.portwarden.shared.ui;

import com.vaadin.flow.component.UI;

/** Tells a page whether the slash leads to its search ({@code keyboard.js}). */
public final class SearchKey {

    private SearchKey() {}

    /** From now on, on every screen of the page. */
    public static void show(UI ui, boolean wanted) {
        ui.getPage().executeJs("document.documentElement.toggleAttribute('data-no-slash', !$0)", wanted);
    }
}
