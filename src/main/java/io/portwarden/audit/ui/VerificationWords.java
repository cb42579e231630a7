package io.portwarden.audit.ui;

import com.vaadin.flow.component.Component;
import io.portwarden.audit.TrailReport;
import io.portwarden.shared.ui.Moments;
import io.portwarden.shared.ui.Notice;

/** Says what a verification that found nothing wrong has looked at, and what it has not. */
final class VerificationWords {

    private VerificationWords() {}

    /** @param entries how many the trail has by now, the ones that have come since included */
    static Notice of(Component speaker, TrailReport report, long entries, Moments moments) {
        if (report.entries() == 0 && entries == 0) {
            return new Notice(
                    Notice.Kind.INFO,
                    speaker.getTranslation("activity.verified.nothing.title"),
                    speaker.getTranslation("activity.verified.nothing.meaning"));
        }
        long since = Math.max(0, entries - report.entries());
        String found = speaker.getTranslation(
                report.endKept() ? "activity.verified.meaning" : "activity.verified.end-not-kept",
                report.entries(),
                moments.dateAndTime(report.at()));
        return new Notice(
                since == 0 ? Notice.Kind.SUCCESS : Notice.Kind.INFO,
                speaker.getTranslation("activity.verified.title", report.entries()),
                since == 0 ? found : found + " " + speaker.getTranslation("activity.verified.since", since));
    }
}
