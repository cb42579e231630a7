package io.portwarden.provider.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import io.portwarden.number.NumberStatus;
import io.portwarden.provider.InvalidTenantException;
import io.portwarden.provider.ProviderRefusedException;
import io.portwarden.shared.ZipCode;
import io.portwarden.shared.ui.Glyph;
import io.portwarden.shared.ui.form.FormDialog;
import io.portwarden.shared.ui.form.Panels;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words and small parts that the operator's screens share. */
public final class ProviderTexts {

    private ProviderTexts() {}

    /** Told apart by glyph, words and colour. */
    static Span badge(Component screen, TenantStatus status) {
        return switch (status) {
            case ACTIVE -> Panels.badge("confirmed", Glyph.CHECK, screen.getTranslation("tenant.status.active"));
            case SUSPENDED -> Panels.badge("pending", Glyph.CLOCK, screen.getTranslation("tenant.status.suspended"));
            case CLOSED -> Panels.badge("completed", Glyph.CANCELLED, screen.getTranslation("tenant.status.closed"));
        };
    }

    static String number(Component screen, NumberStatus status) {
        return screen.getTranslation("number.status." + status.code());
    }

    /** The country's name in the person's language, and its code. */
    static String country(Component screen, String code) {
        Locale language = UI.getCurrentOrThrow().getLocale();
        return screen.getTranslation("tenant.country.value", Locale.of("", code).getDisplayCountry(language), code);
    }

    /** Does it; what the provider's side refuses is worded for the dialog that asked for it. */
    static <T> T refusing(Component screen, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProviderRefusedException refused) {
            throw new FormDialog.Refused(screen.getTranslation(
                    "provider.refused." + refused.refusal().code()));
        } catch (InvalidTenantException invalid) {
            throw new FormDialog.Refused(fields(screen, invalid.fields().stream()));
        }
    }

    /** What is wrong with what should be a postal code; a lost zero is told, since nobody sees it in a spreadsheet. */
    static String zipCode(Component screen, TenantForm form) {
        if (ZipCode.isPossible(form.zipCode(), form.country())) {
            return screen.getTranslation("tenant.invalid.zip-code");
        }
        return ZipCode.withLostZeros(form.zipCode(), form.country())
                .map(whole -> screen.getTranslation("tenant.invalid.zip-code.zeros", whole))
                .orElseGet(() -> screen.getTranslation("tenant.invalid.zip-code.digits"));
    }

    static String fields(Component screen, Stream<TenantForm.Field> fields) {
        return fields.map(field -> screen.getTranslation("tenant.invalid."
                        + field.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .collect(Collectors.joining(" "));
    }
}
