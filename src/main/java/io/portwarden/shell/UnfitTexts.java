package io.portwarden.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.portwarden.shared.Characters;

/** Shows on a screen which fields hold what the database cannot keep; no form has to look for that itself. */
final class UnfitTexts {

    private UnfitTexts() {}

    static void mark(Component component) {
        if (component instanceof HasValue<?, ?> field
                && component instanceof HasValidationProperties validation
                && field.getValue() instanceof String text
                && !Characters.canBeKept(text)) {
            validation.setErrorMessage(component.getTranslation("problem.unfit-text"));
            validation.setInvalid(true);
        }
        component.getChildren().forEach(UnfitTexts::mark);
    }
}
