package io.portwarden.shell;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page shows until its screen is there: the frame, empty, in the places where it will stand. It comes with the page
 * itself, so that no script is waited for, and style alone takes it away.
 */
final class FirstPaint {

    private FirstPaint() {}

    /** @param inside whether the frame with the menu is to come, not the sign-in's card */
    static void add(Document document, boolean inside) {
        Element frame = new Element("div").addClass(inside ? "pw-first" : "pw-first-card");
        // Screen readers wait for the screen.
        frame.attr("aria-hidden", "true").attr("translate", "no");
        Element brand = frame.appendElement("div").addClass("pw-first-brand");
        brand.appendElement("img").attr("src", "logo.svg").attr("alt", "");
        brand.appendElement("span").text("Portwarden");
        for (int i = 0; i < 3; i++) {
            frame.appendElement("div").addClass("pw-first-line");
        }
        document.body().prependChild(frame);
    }
}
