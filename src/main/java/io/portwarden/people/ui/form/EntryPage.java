package io.portwarden.people.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import io.portwarden.shared.ui.LanguageSelect;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.Support;
import io.portwarden.shared.ui.SupportContact;

/** A screen for those who have not signed in: whose portal this is, one thing to do, the language, and support. */
public abstract class EntryPage extends Main implements HasDynamicTitle {

    private final String titleKey;
    private final Div content = new Div();

    protected EntryPage(String titleKey, Support support) {
        this.titleKey = titleKey;
        addClassName("pw-login");
        content.addClassName("pw-entry");
        Div card = new Div(brand(), content, new SupportContact(support));
        card.addClassName("pw-login-card");
        add(card, new LanguageSelect(language -> {}));
    }

    private Div brand() {
        Span name = new Span(getTranslation("product.name"));
        name.addClassName("pw-brand-name");
        Div brand = new Div(new Image("logo.svg", ""), name);
        brand.addClassName("pw-brand");
        Paragraph purpose = new Paragraph(getTranslation("product.purpose"));
        purpose.addClassName("pw-secondary");
        return new Div(brand, purpose);
    }

    /** Shows this in the place of what was shown so far. */
    protected final void show(Component... shown) {
        content.removeAll();
        content.add(shown);
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation(titleKey));
    }
}
