package io.portwarden.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.select.Select;
import io.portwarden.people.Appearance;
import io.portwarden.people.PeopleService;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Lets a person choose between light and dark; the choice is kept for every machine. */
final class AppearanceSelect extends Select<Appearance> {

    AppearanceSelect(PeopleService people) {
        setItems(Appearance.values());
        setItemLabelGenerator(choice -> getTranslation("appearance." + choice.code()));
        setAriaLabel(getTranslation("appearance.label"));
        addClassName("pw-language");
        setValue(shown(UI.getCurrentOrThrow()).orElseGet(() -> people.choices().appearance()));
        addValueChangeListener(change -> {
            people.changeAppearance(change.getValue());
            show(UI.getCurrentOrThrow(), change.getValue());
        });
    }

    /** Shows every screen of this page so from now on. */
    static void show(UI ui, Appearance wanted) {
        ComponentUtil.setData(ui, Appearance.class, wanted);
        ui.getPage().setColorScheme(scheme(wanted));
    }

    /** What the page was told before, which need not be read again. */
    private static Optional<Appearance> shown(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Appearance.class));
    }

    /** Has a page come so, before any script of it runs. */
    static void show(Document page, Appearance wanted) {
        page.child(0)
                .attr("theme", scheme(wanted).getThemeValue())
                .attr("style", "color-scheme: " + scheme(wanted).getValue());
    }

    private static ColorScheme.Value scheme(Appearance wanted) {
        return switch (wanted) {
            case DEVICE -> ColorScheme.Value.LIGHT_DARK;
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
        };
    }
}
