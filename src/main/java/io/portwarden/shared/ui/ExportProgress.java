package io.portwarden.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Shows how far one download is, from other threads than the screen's, and lets the person cancel it. */
final class ExportProgress extends Div {

    /** Before that, the browser's own word is enough. */
    private static final long SHOWN_AFTER_NANOS = 400_000_000;

    private static final long SHOWN_EVERY_NANOS = 250_000_000;

    private final ExportLink link;
    private final @Nullable UI ui;
    private final OptionalInt rows;
    private final ProgressBar bar = new ProgressBar();
    private final Span words = new Span();
    private final long began = System.nanoTime();
    private long lastShown;
    private volatile boolean cancelled;

    ExportProgress(ExportLink link, @Nullable UI ui, String label, OptionalInt rows) {
        this.link = link;
        this.ui = ui;
        this.rows = rows;
        addClassName("pw-export-progress");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
        bar.getElement().setAttribute("aria-label", label);
        bar.setIndeterminate(rows.isEmpty());
        Button cancel = new Button(link.getTranslation("export.cancel"), click -> cancel());
        cancel.addThemeVariants(ButtonVariant.SMALL);
        add(words, bar, cancel);
    }

    private void cancel() {
        cancelled = true;
        link.remove(this);
    }

    /** @throws CancellationException when the person does not want the rest */
    void written(long count) {
        if (cancelled) {
            throw new CancellationException();
        }
        long now = System.nanoTime();
        if (now - began > SHOWN_AFTER_NANOS && now - lastShown > SHOWN_EVERY_NANOS) {
            lastShown = now;
            onScreen(() -> show(count));
        }
    }

    private void show(long count) {
        if (cancelled) {
            return;
        }
        if (rows.isPresent()) {
            bar.setValue(rows.getAsInt() == 0 ? 1 : Math.min(1, (double) count / rows.getAsInt()));
            words.setText(link.getTranslation("export.progress.of", count, rows.getAsInt()));
        } else {
            words.setText(link.getTranslation("export.progress", count));
        }
        if (getParent().isEmpty()) {
            link.show(this);
        }
    }

    void end() {
        onScreen(() -> link.remove(this));
    }

    void fail() {
        onScreen(() -> {
            link.remove(this);
            Toasts.failure(link.getTranslation("export.failed"));
        });
    }

    /** A download goes on when its page is closed. */
    private void onScreen(Command shown) {
        if (ui != null) {
            try {
                var unused = ui.access(shown);
            } catch (UIDetachedException closed) {
                // nobody looks
            }
        }
    }
}
