package io.portwarden.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Translates a page as browsers do: every text on it is taken away and put into elements of the translation's own, and so is
 * every text that comes later. The words stay as they are, so that what is read is what there was to translate.
 */
final class Translator {

    /** How translations go about it; all of these have been seen. */
    enum Way {
        REPLACE,
        INSERT_AND_REMOVE,
        MOVE_INSIDE
    }

    private static final String SCRIPT = """
            (way) => {
              const translate = (text) => {
                const outer = document.createElement('font');
                const inner = outer.appendChild(document.createElement('font'));
                if (way === 'MOVE_INSIDE') {
                  text.before(outer);
                  inner.append(text);
                  return;
                }
                inner.textContent = text.data;
                if (way === 'REPLACE') {
                  text.replaceWith(outer);
                } else {
                  text.before(outer);
                  text.remove();
                }
              };
              const all = () => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const texts = [];
                while (walker.nextNode()) {
                  const text = walker.currentNode;
                  if (text.data.trim() && !text.parentElement.closest('font, script, style, textarea, noscript')) {
                    texts.push(text);
                  }
                }
                texts.forEach(translate);
              };
              new MutationObserver(all).observe(document.body, {subtree: true, childList: true, characterData: true});
              all();
            }""";

    /**
     * What a person reads, line by line, whatever stands beside what: rows are drawn in any order. But for what is said once,
     * when something happens, what is spoken only, and rows that are drawn and out of sight.
     */
    private static final String READ = """
            () => {
              const lines = (element) => element.innerText.split('\\n').map(line => line.trim()).filter(line => line);
              const main = [...document.querySelectorAll('main')].at(-1);
              const menu = document.querySelector('vaadin-side-nav');
              const all = [...lines(main), ...(menu ? lines(menu) : [])];
              const outOfSight = (cell) => {
                const [row, grid] = [cell, cell.parentElement].map(element => element.getBoundingClientRect());
                return row.bottom <= grid.top || row.top >= grid.bottom;
              };
              [...main.querySelectorAll('[role=status], .pw-visually-hidden'),
                ...[...main.querySelectorAll('vaadin-grid-cell-content')].filter(outOfSight)]
                .forEach(unread => lines(unread).forEach(line => {
                  const at = all.indexOf(line);
                  if (at >= 0) { all.splice(at, 1); }
                }));
              return all.sort();
            }""";

    private static final String NAMES = """
            () => {
              const words = (text) => text.replace(/\\s+/g, ' ').trim().toLowerCase();
              return [...document.querySelectorAll('vaadin-button[aria-label], a[href][aria-label]')]
                .filter(one => one.checkVisibility())
                .map(one => [words(one.innerText), words(one.getAttribute('aria-label'))])
                .filter(([seen, called]) => seen && !called.startsWith(seen))
                .map(([seen, called]) => seen + ' is called ' + called);
            }""";

    private Translator() {}

    /** From now on, as long as the page is not loaded anew. */
    static void translate(Page page, Way way) {
        Chromium.rest(page);
        page.evaluate(SCRIPT, way.name());
        assertThat(page.locator("h1 font font").first()).isVisible();
    }

    /** Waits until the page, however it was translated, says what one says that was opened just now, and nothing else. */
    static void saysWhatIsSo(Page translated) {
        Page fresh = translated.context().newPage();
        try {
            fresh.navigate(translated.url());
            saysAs(fresh, translated);
        } finally {
            fresh.close();
        }
    }

    /** Waits until the page, however it was translated, says what the other one says, and nothing else. */
    static void saysAs(Page plain, Page translated) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Chromium.PATIENCE)
                .untilAsserted(() -> assertThat(read(translated))
                        .as(translated.url())
                        .isEqualTo(read(plain))
                        .hasSizeGreaterThan(1));
    }

    /** Buttons whose words are of one thing and whose name, which no translation touches, is of another. */
    @SuppressWarnings("unchecked")
    static List<String> namesOtherThanWords(Page page) {
        Chromium.rest(page);
        return (List<String>) page.evaluate(NAMES);
    }

    @SuppressWarnings("unchecked")
    private static List<String> read(Page page) {
        Chromium.rest(page);
        return (List<String>) page.evaluate(READ);
    }
}
