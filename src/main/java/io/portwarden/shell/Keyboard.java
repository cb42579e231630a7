package io.portwarden.shell;

import com.vaadin.flow.component.UI;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What somebody at a keyboard meets on every screen: the way past the menu first, and after going on to another screen the
 * focus on its heading, where what had it is gone. The rest is done by {@code keyboard.js}.
 */
final class Keyboard {

    private static final String SKIP_SCRIPT = """
            const skip = document.createElement('a');
            skip.className = 'pw-skip';
            skip.href = '#outlet';
            skip.textContent = $0;
            skip.addEventListener('click', click => {
              click.preventDefault();
              click.stopPropagation();
              const content = document.querySelector('main');
              content.tabIndex = -1;
              content.focus();
            });
            document.querySelector('.pw-skip')?.remove();
            document.body.prepend(skip);""";

    /** Once the old screen has gone and a dialog had time to give the focus back. */
    private static final String HEADING_SCRIPT = """
            setTimeout(() => {
              const heading = document.querySelector('main h1');
              if (heading && (!document.activeElement || document.activeElement === document.body)) {
                heading.tabIndex = -1;
                heading.focus({preventScroll: true});
              }
            }, 50);""";

    private Keyboard() {}

    static void setUp(UI ui) {
        ui.getPage().executeJs(SKIP_SCRIPT, ui.getTranslation("frame.skip"));
        // A page that has just been loaded begins at its top, with the way past the menu.
        AtomicBoolean loaded = new AtomicBoolean();
        ui.addAfterNavigationListener(event -> {
            if (loaded.getAndSet(true)) {
                ui.getPage().executeJs(HEADING_SCRIPT);
            }
        });
    }
}
