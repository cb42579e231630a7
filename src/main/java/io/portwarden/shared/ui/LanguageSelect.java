package io.portwarden.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;

/** Lets a person choose the language of the screens; the page is built anew in it. */
public class LanguageSelect extends Select<Locale> {

    /** @param remember told of the choice, to keep it for the person's next sign-in */
    public LanguageSelect(SerializableConsumer<Locale> remember) {
        setItems(Languages.OFFERED);
        setItemLabelGenerator(Languages::nameOf);
        setAriaLabel(getTranslation("language.label"));
        addClassName("pw-language");
        setValue(Languages.current(UI.getCurrentOrThrow()));
        addValueChangeListener(change -> {
            Languages.speak(VaadinSession.getCurrent(), change.getValue());
            remember.accept(change.getValue());
            UI.getCurrentOrThrow().getPage().reload();
        });
    }
}
