package io.portwarden.provider.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.portwarden.provider.importing.CheckedImport;
import io.portwarden.provider.importing.ImportPlan;
import io.portwarden.provider.importing.ImportRun;
import io.portwarden.provider.importing.TenantImport;
import io.portwarden.shared.FreshSignInPrompt;
import io.portwarden.shared.ui.Notice;
import io.portwarden.shared.ui.PageHead;
import io.portwarden.shared.ui.PageTitles;
import io.portwarden.shared.ui.form.Panels;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes over tenants and numbers from a file: upload, look at what would be done, do it. */
@Route("provider/tenants/import")
@RolesAllowed("OPERATOR")
public class ImportView extends Main implements HasDynamicTitle {

    private static final int LOOK_EVERY_MILLIS = 500;

    private final transient TenantImport imports;
    private final transient FreshSignInPrompt signInAgain;
    private final Upload upload;
    private final Div content = new Div();
    private transient @Nullable ImportRun running;

    public ImportView(TenantImport imports, FreshSignInPrompt signInAgain) {
        this.imports = imports;
        this.signInAgain = signInAgain;
        addClassName("pw-page");
        content.addClassName("pw-import");
        content.getElement().setAttribute("role", "status");
        upload = new Upload(UploadHandler.inMemory((file, bytes) -> check(bytes)));
        upload.setMaxFileSize(TenantImport.LARGEST_FILE);
        upload.setAcceptedFileTypes("text/csv", ".csv");
        upload.setMaxFiles(1);
        upload.setI18n(words());
        Button choose = new Button(getTranslation("import.choose"));
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setUploadButton(choose);
        upload.addFileRejectedListener(refused -> say(Notice.Kind.WARNING, "import.file-refused"));
        Anchor template = new Anchor(this::template, getTranslation("import.template"));
        template.addClassName("pw-download");
        add(
                Panels.back("provider/tenants", getTranslation("tenants.title")),
                new PageHead(getTranslation("import.title"), getTranslation("import.purpose")),
                new Notice(Notice.Kind.INFO, getTranslation("import.format.title"), getTranslation("import.format")),
                template,
                upload,
                content);
        addDetachListener(detach -> pollNoMore());
    }

    private UploadI18N words() {
        return new UploadI18N()
                .setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("import.drop")))
                .setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("import.choose")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(getTranslation("import.one-file"))
                        .setFileIsTooBig(getTranslation("import.too-big"))
                        .setIncorrectFileType(getTranslation("import.not-csv")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(getTranslation("import.sending"))
                                .setStalled(getTranslation("import.sending"))
                                .setProcessing(getTranslation("import.checking"))
                                .setHeld(getTranslation("import.sending")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix("")
                                .setUnknown(getTranslation("import.sending")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(getTranslation("import.upload-failed"))
                                .setUnexpectedServerError(getTranslation("import.upload-failed"))
                                .setForbidden(getTranslation("import.upload-failed"))))
                .setFile(new UploadI18N.File()
                        .setStart(getTranslation("import.start"))
                        .setRetry(getTranslation("import.retry"))
                        .setRemove(getTranslation("import.remove")));
    }

    private void template(DownloadEvent download) throws IOException {
        download.setFileName("portwarden-tenants.csv");
        download.setContentType("text/csv;charset=utf-8");
        download.getOutputStream().write(imports.template().getBytes(StandardCharsets.UTF_8));
    }

    /** Called with the file when it is here, in the person's own session. */
    void check(byte[] file) {
        if (running == null || running.outcome().isPresent()) {
            show(imports.check(file));
            upload.clearFileList();
        }
    }

    private void show(CheckedImport checked) {
        ImportPlan plan = checked.plan();
        content.removeAll();
        if (plan.problems().isEmpty()) {
            content.add(new ImportSummary(plan));
            if (!plan.readings().isEmpty()) {
                content.add(new ImportReadings(plan.readings()));
            }
        }
        if (!plan.problems().isEmpty()) {
            content.add(new Notice(
                            Notice.Kind.ERROR,
                            getTranslation(
                                    "import.problems.title", plan.problems().size()),
                            getTranslation("import.problems.meaning"))
                    .asAlert());
            content.add(new ImportProblems(plan.problems()));
        } else if (plan.changesNothing()) {
            say(Notice.Kind.SUCCESS, "import.nothing");
        } else {
            content.add(decision(checked));
        }
    }

    private Component decision(CheckedImport checked) {
        ImportPlan plan = checked.plan();
        Div decision = new Div();
        decision.addClassName("pw-form");
        Checkbox confirmed = new Checkbox(getTranslation("import.confirm"));
        if (!plan.countryChanges().isEmpty()) {
            decision.add(new ImportWarning(
                    "import.countries",
                    plan.countryChanges().stream()
                            .map(change -> getTranslation(
                                    "import.countries.one",
                                    change.after().name(),
                                    change.before().country(),
                                    change.after().country()))
                            .toList()));
        }
        if (!plan.returned().isEmpty()) {
            decision.add(new ImportWarning(
                    "import.returned",
                    plan.returned().stream()
                            .map(number -> number.phoneNumber().national())
                            .toList()));
        }
        boolean toConfirm = decision.getComponentCount() > 0;
        if (toConfirm) {
            decision.add(confirmed);
        }
        Button start = new Button(getTranslation("import.run"));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setEnabled(!toConfirm);
        confirmed.addValueChangeListener(change -> start.setEnabled(change.getValue()));
        start.addClickListener(click ->
                signInAgain.around(() -> follow(imports.start(checked, toConfirm && confirmed.getValue()))));
        decision.add(start);
        return decision;
    }

    private void follow(ImportRun run) {
        running = run;
        ProgressBar progress = new ProgressBar(0, Math.max(1, run.steps()));
        progress.getElement().setAttribute("aria-label", getTranslation("import.title"));
        Span words = new Span();
        Button stop = new Button(getTranslation("import.stop"), click -> run.stop());
        content.removeAll();
        content.add(new Notice(Notice.Kind.INFO, words, progress).withAction(stop));
        UI ui = UI.getCurrentOrThrow();
        ui.setPollInterval(LOOK_EVERY_MILLIS);
        ui.addPollListener(poll -> {
            if (run == running) {
                look(run, progress, words);
                if (run.outcome().isPresent()) {
                    poll.unregisterListener();
                }
            }
        });
        look(run, progress, words);
    }

    private void look(ImportRun run, ProgressBar progress, Span words) {
        if (run.outcome().isEmpty()) {
            progress.setValue(run.done());
            words.setText(getTranslation("import.progress", run.done(), run.steps()));
            return;
        }
        pollNoMore();
        content.removeAll();
        String key = "import." + run.outcome().get().name().toLowerCase(Locale.ROOT);
        switch (run.outcome().get()) {
            case DONE -> say(Notice.Kind.SUCCESS, key);
            case STOPPED -> say(Notice.Kind.INFO, key);
            case OUTDATED -> say(Notice.Kind.WARNING, key);
            case FAILED -> say(Notice.Kind.ERROR, key);
        }
    }

    private void pollNoMore() {
        getUI().ifPresent(ui -> ui.setPollInterval(-1));
    }

    private void say(Notice.Kind kind, String key) {
        content.add(new Notice(kind, getTranslation(key + ".title"), getTranslation(key + ".meaning")));
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(this, getTranslation("import.title"));
    }
}
