package io.portwarden.browser;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.boot.test.system.CapturedOutput;

/** Links that the trial mails, which it shows in its log; each is followed once. */
final class MailedLinks {

    private final Pattern link;
    private final Set<String> followed = new HashSet<>();

    /** @param path where they lead */
    MailedLinks(String path) {
        link = Pattern.compile(Pattern.quote(path) + "\\?token=[A-Za-z0-9_-]{43}");
    }

    /** Waits for the mail. */
    String next(CapturedOutput output) {
        String next = Awaitility.await()
                .atMost(Chromium.PATIENCE)
                .until(() -> find(output), Optional::isPresent)
                .orElseThrow();
        followed.add(next);
        return next;
    }

    private Optional<String> find(CapturedOutput output) {
        return link.matcher(output.getOut())
                .results()
                .map(MatchResult::group)
                .filter(found -> !followed.contains(found))
                .findFirst();
    }
}
