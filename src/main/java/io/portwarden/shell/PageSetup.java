package io.portwarden.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;

/** What every page loads before anything is on it: the theme and our own style on top, light and dark, the icon. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://portwarden.css")
@StyleSheet("context://glyphs.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
public class PageSetup implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("favicon.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.addMetaTag("robots", "noindex, nofollow");
    }
}
