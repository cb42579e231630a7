package io.portwarden.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H2;

/** Asks before something is done; its heading stands in order with those of the page, and its parts have roles that exist. */
public final class Question extends ConfirmDialog {

    /** A footer cannot be a toolbar at the same time. */
    private static final String ROLE_SCRIPT = """
            requestAnimationFrame(() => this.shadowRoot.querySelector('#overlay')
                ?.shadowRoot.querySelector('footer[role]')?.removeAttribute('role'));""";

    public Question(String heading) {
        setHeader(heading); // its name
        setHeader(new H2(heading));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs(ROLE_SCRIPT);
    }
}
