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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far one download is, from other threads than the screen's, and lets the person cancel it; also while nothing
 * comes, because the database is slow or whoever reads it.
 */
final class ExportProgress extends Div {

    /** Before that, the browser's own word is enough. */
    private static final int SHOWN_AFTER_MILLIS = 400;

    private static final int SHOWN_EVERY_MILLIS = 250;

    private final ExportLink link;
    private final @Nullable UI ui;
    private final OptionalInt rows;
    private final ProgressBar bar = new ProgressBar();
    private final Span words = new Span();
    private volatile long count;
    private volatile boolean cancelled;
    private final CountDownLatch over = new CountDownLatch(1);

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

    void begin() {
        Thread.ofVirtual().name("export-progress").start(this::tell);
    }

    private void tell() {
        try {
            if (over.await(SHOWN_AFTER_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
            long told = -1;
            do {
                long now = count;
                if (now != told) {
                    told = now;
                    onScreen(() -> show(now));
                }
            } while (!over.await(SHOWN_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws CancellationException when the person does not want the rest */
    void written(long rows) {
        if (cancelled) {
            throw new CancellationException();
        }
        count = rows;
    }

    private void show(long rowsSoFar) {
        if (cancelled || over.getCount() == 0) {
            return;
        }
        if (rows.isPresent()) {
            bar.setValue(rows.getAsInt() == 0 ? 1 : Math.min(1, (double) rowsSoFar / rows.getAsInt()));
            words.setText(link.getTranslation("export.progress.of", rowsSoFar, rows.getAsInt()));
        } else {
            words.setText(link.getTranslation("export.progress", rowsSoFar));
        }
        if (getParent().isEmpty()) {
            link.show(this);
        }
    }

    void end() {
        over.countDown();
        onScreen(() -> link.remove(this));
    }

    void fail() {
        over.countDown();
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
