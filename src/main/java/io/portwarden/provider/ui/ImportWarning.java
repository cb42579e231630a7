package io.portwarden.provider.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.portwarden.shared.ui.Notice;
import java.util.List;

/** Something in an import that is seldom meant, with all that it concerns. */
final class ImportWarning extends Div {

    private static final int MOST_SHOWN = 20;

    /** @param key begins the texts: what it is, and what it means */
    ImportWarning(String key, List<String> concerned) {
        UnorderedList list = new UnorderedList();
        concerned.stream().limit(MOST_SHOWN).forEach(one -> list.add(new ListItem(one)));
        add(new Notice(
                Notice.Kind.WARNING,
                getTranslation(key + ".title", concerned.size()),
                getTranslation(key + ".meaning")));
        add(list);
        if (concerned.size() > MOST_SHOWN) {
            add(new Paragraph(getTranslation("import.and-more", concerned.size() - MOST_SHOWN)));
        }
    }
}
