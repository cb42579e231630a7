package io.portwarden.audit.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.portwarden.audit.TrailProblem;
import io.portwarden.audit.TrailReport;
import io.portwarden.audit.VerificationRun;
import io.portwarden.audit.access.AuditService;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;
import org.jspecify.annotations.Nullable;

/** Says whether the trail verifies. When nobody has asked yet, it finds out by itself, beside all else. */
final class VerificationPanel extends Div {

    private static final long LOOK_EVERY_MILLIS = 250;

    private final AuditService audit;
    private final ProgressBar progress = new ProgressBar();
    private final Span progressWords = new Span();
    private @Nullable VerificationRun followed;

    VerificationPanel(AuditService audit) {
        this.audit = audit;
        progress.getElement().setAttribute("aria-label", getTranslation("activity.verify"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        audit.lastVerification().ifPresentOrElse(run -> show(attached.getUI(), run), this::verify);
    }

    private void verify() {
        show(UI.getCurrentOrThrow(), audit.verify());
    }

    private void show(UI ui, VerificationRun run) {
        followed = run;
        if (run.isDone()) {
            showResult(run);
        } else {
            long entries = audit.count();
            showProgress(run, entries);
            Thread.ofVirtual().start(() -> follow(ui, run, entries));
        }
    }

    /** Looks how far it has come, until it is done or nobody looks at this screen any more. */
    private void follow(UI ui, VerificationRun run, long entries) {
        try {
            boolean done;
            do {
                Thread.sleep(LOOK_EVERY_MILLIS);
                done = run.isDone();
                var unused = ui.access(() -> look(run, entries));
            } while (!done);
        } catch (UIDetachedException | InterruptedException closed) {
            // The verification itself goes on, for whoever comes next.
        }
    }

    private void look(VerificationRun run, long entries) {
        if (run == followed && run.isDone()) {
            showResult(run);
        } else if (run == followed) {
            tell(run, entries);
        }
    }

    private void showProgress(VerificationRun run, long entries) {
        removeAll();
        Button stop = new Button(getTranslation("activity.verify.stop"), click -> run.stop());
        stop.addThemeVariants(ButtonVariant.SMALL);
        tell(run, entries);
        add(new Notice(Notice.Kind.INFO, progressWords, progress).withAction(stop));
    }

    private void tell(VerificationRun run, long entries) {
        progress.setMax(Math.max(1, entries));
        progress.setValue(Math.min(run.verified(), progress.getMax()));
        progressWords.setText(getTranslation("activity.verifying.progress", run.verified(), entries));
    }

    private void showResult(VerificationRun run) {
        removeAll();
        add(run.report()
                .map(this::result)
                .orElseGet(() -> new Notice(
                        Notice.Kind.INFO,
                        getTranslation("activity.unverified.title"),
                        getTranslation("activity.unverified.meaning")))
                .withAction(again()));
    }

    private Notice result(TrailReport report) {
        return report.problem()
                .map(problem -> broken(report, problem))
                .orElseGet(() -> VerificationWords.of(this, report, audit.count(), Moments.of(UI.getCurrentOrThrow())));
    }

    private Notice broken(TrailReport report, TrailProblem problem) {
        return new Notice(
                        Notice.Kind.ERROR,
                        getTranslation("activity.broken.title"),
                        getTranslation("activity.broken." + problem.kind().code(), problem.position()) + " "
                                + getTranslation(
                                        "activity.broken.next",
                                        Moments.of(UI.getCurrentOrThrow()).dateAndTime(report.at())))
                .asAlert();
    }

    private Button again() {
        Button again = new Button(getTranslation("activity.verify"), click -> verify());
        again.addThemeVariants(ButtonVariant.SMALL);
        again.setDisableOnClick(true);
        return again;
    }
}
