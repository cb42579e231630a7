package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** The top of a screen: its name, what it is for, and what can be done on it. */
public class PageHead extends Div {

    private final Div actions = new Div();

    public PageHead(String title, String purpose) {
        addClassName("pw-page-head");
        Paragraph words = new Paragraph(purpose);
        words.addClassName("pw-secondary");
        actions.addClassName("pw-actions");
        add(new Div(new H1(title), words), actions);
    }

    public void addAction(Component action) {
        actions.add(action);
    }
}
