package io.portwarden.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NamesTest {

    /** A button that is called by a text of its own: what it reads, and what it is called. */
    private static final Pattern NAMED =
            Pattern.compile("setAriaLabel\\(\\s*getTranslation\\(\\s*\"(([\\w.-]+?)(?:\\.of|-named))\"");

    @Test
    @DisplayName("What a button reads begins its name, in every language (WCAG 2.5.3)")
    void readBeginsName() throws IOException {
        List<Matcher> named;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            named = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(NamesTest::read)
                    .map(NAMED::matcher)
                    .filter(Matcher::find)
                    .toList();
        }
        assertThat(named).hasSizeGreaterThan(5);
        for (Matcher source : named) {
            do {
                for (Locale locale : Languages.OFFERED) {
                    assertThat(text(source.group(1), locale).toLowerCase(locale))
                            .as(source.group(1) + " in " + locale)
                            .startsWith(text(source.group(2), locale).toLowerCase(locale));
                }
            } while (source.find());
        }
    }

    private static String text(String key, Locale locale) {
        return Objects.requireNonNull(new Languages().translations().getTranslation(key, locale, "…", "…"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
