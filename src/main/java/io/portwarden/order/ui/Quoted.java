package io.portwarden.order.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;

/** What somebody wrote who disputed an order or decided a dispute, as they wrote it. */
public final class Quoted extends Div {

    public Quoted(String heading, String text) {
        addClassName("pw-quoted");
        Paragraph quoted = new Paragraph(text);
        quoted.addClassName("pw-quote");
        add(new H3(heading), quoted);
    }
}
