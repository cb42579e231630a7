package io.portwarden.shared.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Where to find the provider's support; takes no room when the provider has named none. */
public class SupportContact extends Div {

    public SupportContact(Support support) {
        addClassName("pw-support");
        setVisible(support.page().isPresent() || support.telephone().isPresent());
        add(Glyph.HELP.create(), new Span(getTranslation("support.question")));
        support.page().ifPresent(page -> {
            Anchor link = new Anchor(page.toString(), getTranslation("support.contact"));
            link.setRouterIgnore(true);
            add(link);
        });
        support.telephone()
                .ifPresent(number -> support.toDial()
                        .ifPresentOrElse(
                                dialled -> {
                                    Anchor call = new Anchor(dialled, number);
                                    call.setRouterIgnore(true);
                                    add(call);
                                },
                                () -> add(new Span(number))));
    }
}
