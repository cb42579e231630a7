package io.portwarden.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The languages of the screens: each is listed here and has its file under {@code vaadin-i18n}. */
@Configuration(proxyBeanMethods = false)
public class Languages {

    /** The first is spoken with everybody who asks for none of them. */
    public static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("es"));

    /** Named here because Vaadin does not find the files by itself in an executable jar. */
    @Bean
    I18NProvider translations() {
        return new DefaultI18NProvider(OFFERED, Languages.class.getClassLoader());
    }

    /** The language as it calls itself. */
    public static String nameOf(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /** The offered language that the screen speaks. */
    public static Locale current(UI ui) {
        return OFFERED.stream()
                .filter(offered -> offered.getLanguage().equals(ui.getLocale().getLanguage()))
                .findFirst()
                .orElse(OFFERED.getFirst());
    }

    /** Speaks the language on every screen of this browser from now on. */
    public static void speak(VaadinSession session, Locale language) {
        session.setAttribute(Choice.class, new Choice(language));
        session.setLocale(language);
        session.getUIs().forEach(ui -> ui.setLocale(language));
    }

    /** What has been chosen in this browser, signed in or not. */
    public static Optional<Locale> chosen(VaadinSession session) {
        return Optional.ofNullable(session.getAttribute(Choice.class)).map(Choice::language);
    }

    private record Choice(Locale language) implements Serializable {}
}
