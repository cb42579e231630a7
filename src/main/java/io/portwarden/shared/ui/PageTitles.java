package io.portwarden.shared.ui;

import com.vaadin.flow.component.Component;

/** Words the titles of browser tabs: what the page shows first, then the product. */
public final class PageTitles {

    private PageTitles() {}

    public static String of(Component page, String title) {
        return page.getTranslation("page.title", title);
    }
}
