package io.portwarden.shared.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the cells of a list in the browser from plain data, so that a long list weighs little here, and so that a row never
 * says one thing and does another: a browser's translation takes text nodes away, and Lit would go on changing nodes that
 * are not there any more. Every text is therefore the whole content of an element of its own, which is set anew as a whole.
 */
public final class Cells<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A tag, or a text by its name where a text node would be. */
    private static final Pattern TAG_OR_TEXT = Pattern.compile("<[^>]*>|\\$\\{item\\.(\\w+)}");

    private static final String NOT_TRANSLATED = " translate=\"no\" class=\"notranslate\"";

    private record Text<T>(ValueProvider<T, String> of, boolean data) implements Serializable {}

    private final LinkedHashMap<String, Text<T>> texts = new LinkedHashMap<>();

    /** What is the same in every language, and that no translation may touch: a number, a name, a date, a code. */
    public Cells<T> data(String name, ValueProvider<T, String> of) {
        texts.put(name, new Text<>(of, true));
        return this;
    }

    /** What is said in the person's language. */
    public Cells<T> words(String name, ValueProvider<T, String> of) {
        texts.put(name, new Text<>(of, false));
        return this;
    }

    /**
     * Sends the browser the texts that the template names, and no others.
     *
     * @param template Lit's, which names texts as <code>${item.name}</code>
     */
    public LitRenderer<T> drawn(String template) {
        LitRenderer<T> renderer = LitRenderer.of(TAG_OR_TEXT.matcher(template).replaceAll(this::element));
        for (Map.Entry<String, Text<T>> text : texts.entrySet()) {
            if (Pattern.compile("item\\." + text.getKey() + "\\b")
                    .matcher(template)
                    .find()) {
                renderer.withProperty(text.getKey(), text.getValue().of());
            }
        }
        return renderer;
    }

    private String element(MatchResult found) {
        String name = found.group(1);
        if (name == null) {
            return Matcher.quoteReplacement(found.group());
        }
        Text<T> text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + name);
        }
        return "<span%s .textContent=\"\\${item.%s}\"></span>".formatted(text.data() ? NOT_TRANSLATED : "", name);
    }
}
