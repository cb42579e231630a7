package io.portwarden.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the scripts of {@code frame} find on a page. */
final class Finding {

    private Finding() {}

    /** What is wrong, in words. */
    @SuppressWarnings("unchecked")
    static List<String> on(Page page, String script) {
        return (List<String>) of(page, script);
    }

    /** What is wrong, by a script that is told something. */
    @SuppressWarnings("unchecked")
    static List<String> on(Page page, String script, String argument) {
        return (List<String>) page.evaluate(text(script), argument);
    }

    static Object of(Page page, String script) {
        return page.evaluate(text(script));
    }

    private static String text(String script) {
        try (InputStream file = Finding.class.getResourceAsStream("/frame/" + script + ".js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
