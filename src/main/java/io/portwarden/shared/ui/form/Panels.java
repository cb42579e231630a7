package io.portwarden.shared.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.portwarden.shared.ui.Glyph;

/** Makes the parts of a page about one thing: its panels, its facts, its badges and the way back. */
public final class Panels {

    private Panels() {}

    public static Section panel(String title, Component... content) {
        Section section = new Section(new H2(title));
        section.add(content);
        section.addClassNames("pw-panel", "pw-facts");
        return section;
    }

    public static void fact(DescriptionList facts, String name, String value) {
        Div pair = new Div(new DescriptionList.Term(name), new DescriptionList.Description(value));
        facts.getElement().appendChild(pair.getElement());
    }

    public static Anchor back(String address, String words) {
        Anchor back = new Anchor(address, Glyph.BACK.create(), new Span(words));
        back.addClassName("pw-back");
        return back;
    }

    public static Span badge(String tone, Glyph glyph, String words) {
        Span badge = new Span(glyph.create(), new Span(words));
        badge.addClassNames("pw-state", "pw-state-" + tone);
        return badge;
    }
}
