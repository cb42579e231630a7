package io.portwarden.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;

/** What every screen has that stands in for one that cannot be shown: what happened, and what to do next. */
abstract class ProblemScreen extends Main implements HasDynamicTitle {

    private final Support support;
    private String key = "";

    /** @param key of the texts: {@code .title}, {@code .meaning} and {@code .next} */
    ProblemScreen(String key, Support support) {
        this(support);
        say(key);
    }

    /** For a screen that learns only later what happened, and says it then. */
    ProblemScreen(Support support) {
        this.support = support;
        addClassNames("pw-page", "pw-problem");
    }

    final void say(String key) {
        this.key = key;
        add(
                Glyph.ALERT.create(),
                new H1(getTranslation(key + ".title")),
                new Paragraph(getTranslation(key + ".meaning")),
                new Paragraph(getTranslation(key + ".next")),
                new Div(new Anchor("", getTranslation("problem.home"))),
                new SupportContact(support));
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation(key + ".title"));
    }
}
