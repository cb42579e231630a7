package io.portwarden.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ErrorEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

@ExtendWith(OutputCaptureExtension.class)
class ClosedTabsTest {

    @Test
    @DisplayName("A closed tab and a page left during its first request are no errors in the log; others are")
    void closedTabs(CapturedOutput output) {
        for (Throwable gone : List.of(
                new UncheckedIOException(new ClientAbortException(new IOException("Broken pipe"))),
                new IllegalStateException(new AsyncRequestNotUsableException("The response is over")),
                new UIDetachedException())) {
            new ErrorReports().error(new ErrorEvent(gone));
        }
        assertThat(output).doesNotContain("ERROR");
        new ErrorReports().error(new ErrorEvent(new UncheckedIOException(new IOException("The disk is full"))));
        assertThat(output).contains("ERROR").contains("The disk is full");
    }
}
