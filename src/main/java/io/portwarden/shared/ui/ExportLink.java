package io.portwarden.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Downloads an export. One that takes a while shows how far it is and can be cancelled; what was cancelled, or broke off,
 * the browser drops as failed.
 */
public final class ExportLink extends Div {

    private final transient SerializableSupplier<Export> wanted;
    private final Anchor link;
    private @Nullable UI ui;
    /** The person's; downloads, which do not wait for the screen, cannot ask for it. */
    private volatile ZoneId zone = ZoneOffset.UTC;

    /** @param wanted is asked at every download, on the download's own thread */
    public ExportLink(String label, SerializableSupplier<Export> wanted) {
        this.wanted = wanted;
        addClassName("pw-export");
        link = new Anchor(this::download, AttachmentType.DOWNLOAD, label);
        link.addClassName("pw-download");
        add(link);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        ui = attachEvent.getUI();
        zone = Moments.of(ui).zone();
    }

    private void download(DownloadEvent download) throws IOException {
        Export export = wanted.get();
        download.setFileName("%s-%s.%s".formatted(export.name(), LocalDate.now(zone), export.extension()));
        download.setContentType(export.contentType());
        ExportProgress progress = new ExportProgress(this, ui, link.getText(), export.rows());
        progress.begin();
        try {
            export.writer().write(download.getOutputStream(), progress::written);
        } catch (CancellationException | IOException | UncheckedIOException unwanted) {
            // By the person here, or by the browser. The connection is broken off: an answer that ends well is kept as
            // whole.
            progress.end();
            throw new IOException("The rest of the download is not wanted", new CancellationException());
        } catch (RuntimeException brokenOff) {
            progress.fail();
            throw brokenOff;
        }
        progress.end();
    }

    void show(ExportProgress progress) {
        add(progress);
    }

    /** The focus goes back to the link if it was on what is taken away. */
    void remove(ExportProgress progress) {
        if (progress.getParent().isPresent()) {
            link.getElement()
                    .executeJs("if ($0.contains(document.activeElement)) { this.focus(); }", progress.getElement());
            getElement().executeJs("return true").then(ready -> super.remove(progress));
        }
    }
}
