package io.portwarden.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.portwarden.shared.SignInNotFreshException;
import io.portwarden.shared.database.Failure;
import io.portwarden.shared.ui.Toasts;
import io.portwarden.shared.ui.UpdateFailedException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Handles what goes wrong behind a click: the person gets words and an id to quote, the log gets the rest under that id. */
final class ErrorReports implements ErrorHandler {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReports.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without letters and digits that are read one for the other on the telephone. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int ID_LENGTH = 8;

    /** Writes the failure to the log. @return the id to quote */
    static String report(Throwable failure) {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        if (isForNobody(failure)) {
            LOG.debug("Error {}, which nobody sees: the tab was closed, or its page left", id, failure);
        } else {
            LOG.error("Error {}", id, failure);
        }
        return id.toString();
    }

    private static boolean isForNobody(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof ClientAbortException
                        || cause instanceof AsyncRequestNotUsableException
                        || cause instanceof UIDetachedException);
    }

    @Override
    public void error(ErrorEvent event) {
        Throwable failure = DefaultErrorHandler.findRelevantThrowable(event.getThrowable());
        if (isCancelled(event.getThrowable())) {
            return;
        }
        UI ui = UI.getCurrent();
        if (ui == null) {
            report(failure);
        } else if (causes(event.getThrowable()).anyMatch(UpdateFailedException.class::isInstance)) {
            Toasts.failure(ui.getTranslation("problem.by-itself", report(failure)));
        } else if (failure instanceof AccessDeniedException) {
            Toasts.failure(ui.getTranslation("problem.not-allowed"));
        } else if (failure instanceof SignInNotFreshException) {
            Toasts.failure(ui.getTranslation("problem.not-fresh.toast"));
        } else {
            tell(ui, failure);
        }
    }

    private static void tell(UI ui, Throwable failure) {
        Toasts.failure(
                switch (Failure.of(failure)) {
                    case UNFIT_TEXT -> {
                        UnfitTexts.mark(ui);
                        yield ui.getTranslation("problem.unfit-text");
                    }
                    case BUSY -> ui.getTranslation("problem.refused-for-now", report(failure));
                    case AWAY -> ui.getTranslation("problem.unavailable", report(failure));
                    case OWN -> ui.getTranslation("problem.click", report(failure));
                });
    }

    /** A download whose rest nobody wants: that is no error. */
    private static boolean isCancelled(Throwable failure) {
        return causes(failure).anyMatch(CancellationException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
