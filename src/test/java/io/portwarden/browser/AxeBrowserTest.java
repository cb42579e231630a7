package io.portwarden.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That what looks for what is not accessible sees it. */
@Tag("browser")
class AxeBrowserTest {

    private static final String FINE =
            "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>%s</main>";

    private static final String IMAGE = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>";

    @Test
    @DisplayName(
            "What is not accessible is found, in what comes later too, and what only screen readers hear is no part of the page")
    void finds() {
        try (var context = Chromium.ofThisJvm().open(BrowserTest.american())) {
            Page page = context.newPage();
            page.setContent(FINE.formatted(""));
            assertThat(Axe.violations(page)).isEmpty();

            page.evaluate("image => document.querySelector('main').insertAdjacentHTML('beforeend', image)", IMAGE);
            assertThat(Axe.violations(page)).singleElement().asString().startsWith("image-alt | ");

            page.setContent(FINE.formatted("<p style='color: #999; background: #fff'>Pale</p>"));
            assertThat(Axe.violations(page)).singleElement().asString().startsWith("color-contrast | ");

            page.setContent(FINE.formatted("") + "<div style='clip: rect(0 0 0 0); position: absolute'>Saved</div>");
            assertThat(Axe.violations(page)).isEmpty();
        }
    }
}
