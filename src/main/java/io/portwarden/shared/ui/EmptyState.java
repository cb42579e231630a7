package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Stands where a list has nothing to show: what will appear there, and what to do first. */
public class EmptyState extends Div {

    public EmptyState(Glyph glyph, String title, String text, Component... actions) {
        addClassName("pw-empty");
        add(glyph.create(), new H2(title), new Paragraph(text));
        add(actions);
    }
}
