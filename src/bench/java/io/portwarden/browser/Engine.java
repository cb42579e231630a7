package io.portwarden.browser;

import java.io.IOException;
import java.nio.file.Path;

/** A real browser of one kind, driven as its makers let it be driven; what is done with it is the same in all. */
interface Engine extends AutoCloseable {

    /** Its name and version, as it says itself. */
    String name();

    void go(String url) throws Exception;

    /** What the expression is on the page, as text. */
    String ask(String expression) throws Exception;

    /** Presses the pointer there, from the upper left corner of what is seen of the page. */
    void press(int x, int y) throws Exception;

    /** Types on the keyboard. */
    void type(String text) throws Exception;

    @Override
    void close() throws IOException;

    /** What can be started here, with a folder of its own for everything that it keeps and downloads. */
    enum Kind {
        CHROMIUM,
        FIREFOX,
        WEBKITGTK;

        Engine start(Path folder) throws Exception {
            return switch (this) {
                case CHROMIUM -> ClassicEngine.chromium(folder);
                case FIREFOX -> BidiEngine.firefox(folder);
                case WEBKITGTK -> ClassicEngine.webKitGtk(folder);
            };
        }
    }
}
