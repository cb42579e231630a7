package io.portwarden.overview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.portwarden.shared.ui.Glyph;

/** One figure of the overview, what it means, and where it leads. */
final class Tile extends Div {

    private final Span figure = new Span();
    private final Span words = new Span();

    private Tile(Glyph glyph, String title) {
        addClassNames("pw-panel", "pw-tile");
        Span name = new Span(glyph.create(), new Span(title));
        name.addClassNames("pw-line", "pw-tile-title");
        figure.addClassName("pw-figure");
        words.addClassName("pw-secondary");
        add(name, figure, words);
    }

    /** The title is a link that takes the whole tile in. */
    static Tile leading(Glyph glyph, String title, String address) {
        Tile tile = new Tile(glyph, title);
        Component name = tile.getComponentAt(0);
        Anchor link = new Anchor(address, name.getChildren().toArray(Component[]::new));
        link.addClassNames("pw-line", "pw-tile-title");
        tile.replace(name, link);
        return tile;
    }

    static Tile of(Glyph glyph, String title) {
        return new Tile(glyph, title);
    }

    /** @param tone the CSS class of a state, for the colour of the figure; empty for none */
    void show(String value, String meaning, String tone) {
        figure.setText(value);
        figure.setClassName("pw-figure");
        if (!tone.isEmpty()) {
            figure.addClassName(tone);
        }
        words.setText(meaning);
    }
}
