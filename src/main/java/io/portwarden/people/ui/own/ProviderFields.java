package io.portwarden.people.ui.own;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.portwarden.people.sso.own.OwnProvider;
import io.portwarden.people.sso.own.OwnProviderForm;
import java.util.Optional;

/** What the portal has to know of a provider, to be typed in. The secret is never shown again. */
final class ProviderFields extends Div {

    private final TextField issuer = text("own.provider.issuer", 300);
    private final TextField client = text("own.provider.client", 255);
    private final PasswordField secret = new PasswordField(getTranslation("own.provider.secret"));
    private final TextField roles = text("own.provider.roles", 100);
    private final TextField admin = text("own.provider.admin-name", 100);
    private final TextField viewer = text("own.provider.viewer-name", 100);
    private final TextField verified = text("own.provider.verified", 100);
    private final TextField amr = text("own.provider.amr", 300);
    private final TextField acr = text("own.provider.acr", 300);

    ProviderFields(Optional<OwnProvider> before) {
        addClassName("pw-form");
        issuer.setPlaceholder("https://");
        issuer.setHelperText(getTranslation("own.provider.issuer.help"));
        issuer.setRequiredIndicatorVisible(true);
        client.setRequiredIndicatorVisible(true);
        secret.setMaxLength(1000);
        secret.setRevealButtonVisible(false);
        secret.setAutocomplete(Autocomplete.OFF);
        secret.setRequiredIndicatorVisible(before.isEmpty());
        if (before.isPresent()) {
            secret.setHelperText(getTranslation("own.provider.secret.kept"));
        }
        roles.setHelperText(getTranslation("own.provider.roles.help"));
        verified.setHelperText(getTranslation("own.provider.verified.help"));
        amr.setHelperText(getTranslation("own.provider.amr.help"));
        before.ifPresent(provider -> {
            issuer.setValue(provider.issuer());
            client.setValue(provider.clientId());
            roles.setValue(provider.rolesClaim());
            admin.setValue(provider.adminName());
            viewer.setValue(provider.viewerName());
            verified.setValue(provider.verifiedClaim());
            amr.setValue(String.join(" ", provider.secondFactorAmr()));
            acr.setValue(String.join(" ", provider.secondFactorAcr()));
        });
        Div more = new Div(roles, admin, viewer, verified, amr, acr);
        more.addClassName("pw-form");
        add(issuer, client, secret, new Details(getTranslation("own.provider.more"), more));
    }

    private TextField text(String key, int longest) {
        TextField text = new TextField(getTranslation(key));
        text.setMaxLength(longest);
        text.setAutocomplete(Autocomplete.OFF);
        return text;
    }

    OwnProviderForm form() {
        return new OwnProviderForm(
                issuer.getValue(),
                client.getValue(),
                secret.getValue(),
                roles.getValue(),
                admin.getValue(),
                viewer.getValue(),
                verified.getValue(),
                amr.getValue(),
                acr.getValue());
    }
}
