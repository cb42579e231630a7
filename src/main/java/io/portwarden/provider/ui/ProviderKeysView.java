package io.portwarden.provider.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.portwarden.apikey.ApiKey;
import io.portwarden.apikey.KeyOnFile;
import io.portwarden.provider.ProviderKeyService;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.form.Panels;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API keys of the provider's own programs. */
@Route("provider/api-keys")
@RolesAllowed("SECURITY")
public class ProviderKeysView extends Main implements HasDynamicTitle {

    public ProviderKeysView(ProviderKeyService service, FreshSignInPrompt signInAgain) {
        addClassName("pw-page");
        add(
                new PageHead(getTranslation("provider-keys.title"), getTranslation("provider-keys.purpose")),
                Panels.panel(getTranslation("keys.title"), new KeyList(new OwnKeys(service), signInAgain)));
    }

    private record OwnKeys(ProviderKeyService service) implements KeyList.Keys {

        @Override
        public List<KeyOnFile> all() {
            return service.all();
        }

        @Override
        public ApiKey issue(String name, @Nullable Instant expiresAt) {
            return service.issue(name, expiresAt);
        }

        @Override
        public boolean revoke(UUID id) {
            return service.revoke(id);
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("provider-keys.title"));
    }
}
