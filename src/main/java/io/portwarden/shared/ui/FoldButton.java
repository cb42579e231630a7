package io.portwarden.shared.ui;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;

/** Unfolds on a telephone what narrows a list, and stays away elsewhere: folded, the list itself is in sight. */
public final class FoldButton extends Button {

    public FoldButton(HasStyle filters) {
        super(Glyph.COLUMNS.create());
        setText(getTranslation("filters.more"));
        addClassName("pw-fold");
        filters.addClassName("pw-folds");
        fold(filters, true);
        addClickListener(click -> fold(filters, filters.hasClassName("pw-unfolded")));
    }

    private void fold(HasStyle filters, boolean folded) {
        filters.setClassName("pw-unfolded", !folded);
        getElement().setAttribute("aria-expanded", Boolean.toString(!folded));
    }
}
