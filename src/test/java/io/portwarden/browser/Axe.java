package io.portwarden.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Asks axe what of a page is not accessible. It is put into each page once, and hands back what it found alone: half of what
 * asking for its whole report takes.
 */
final class Axe {

    static final String SOURCE = source();

    /** There are no frames, and nothing is looked for that wants style sheets to be fetched once more. */
    private static final String RUN_SCRIPT = """
            async outside => (await axe.run({ exclude: [[outside]] }, { resultTypes: ['violations'], preload: false }))
                .violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target, node.failureSummary].join(' | ')))""";

    private Axe() {}

    /** Rule, place and reason of each violation. */
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate("() => { " + SOURCE + "\n}");
        }
        return ((List<?>) page.evaluate(RUN_SCRIPT, Chromium.ANNOUNCEMENTS))
                .stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (InputStream axe = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
