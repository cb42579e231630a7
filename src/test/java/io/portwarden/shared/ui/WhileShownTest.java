package io.portwarden.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import io.portwarden.Heard;
import io.portwarden.Portwarden;
import io.portwarden.TestWorld.TestTenant;
import io.portwarden.ViewTest;
import io.portwarden.shared.Identifiers;
import io.portwarden.shared.LiveUpdate;
import io.portwarden.shared.LiveUpdate.Topic;
import io.portwarden.shared.LiveUpdates;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;

@SpringBootTest(classes = Portwarden.class)
@DisplayName("What follows while it is shown")
class WhileShownTest extends ViewTest {

    @Autowired
    LiveUpdates liveUpdates;

    private final List<News> news = new CopyOnWriteArrayList<>();
    private final Div shown = new Div();
    private TestTenant tenant;

    @BeforeEach
    void signIn() {
        tenant = world.usTenant();
        signIn(tenant.viewer());
    }

    private LiveUpdate tell() {
        LiveUpdate update = new LiveUpdate(tenant.id(), Topic.ORDER, Identifiers.next());
        liveUpdates.publish(update);
        return update;
    }

    @Test
    @DisplayName("is told again, as after a gap, what it could not read because the database was not back yet")
    void triesAgain() {
        WhileShown.follow(shown, liveUpdates, happened -> {
            news.add(happened);
            if (news.size() < 3) {
                throw new DataAccessResourceFailureException("not back yet");
            }
        });
        UI.getCurrent().add(shown);
        tell();
        eventually(() -> news.size() >= 3);
        assertThat(news.getLast().gap()).isTrue();
        assertThat(news.getLast().concern(Topic.PIN)).isTrue();
        assertThat(news.getLast().concern(Topic.ORDER, Identifiers.next())).isTrue();
    }

    @Test
    @DisplayName("is told that it may have missed what happened between its reading and its being shown")
    void readBefore() throws Exception {
        WhileShown.follow(shown, liveUpdates, news::add);
        Heard heard = new Heard();
        try (var subscription = liveUpdates.subscribe(tenant.id(), heard)) {
            tell();
            eventually(() -> !heard.updates().isEmpty() || heard.gaps().get() > 0);
        }
        assertThat(news).isEmpty();
        UI.getCurrent().add(shown);
        eventually(() -> news.stream().anyMatch(News::gap));
    }

    @Test
    @DisplayName("is told what has happened, and after it was taken away nothing more")
    void told() {
        WhileShown.follow(shown, liveUpdates, news::add);
        UI.getCurrent().add(shown);
        LiveUpdate update = tell();
        eventually(
                () -> news.stream().anyMatch(one -> one.gap() || one.updates().contains(update)));
        UI.getCurrent().remove(shown);
        int before = news.size();
        Heard heard = new Heard();
        try (var subscription = liveUpdates.subscribe(tenant.id(), heard)) {
            tell();
            eventually(() -> !heard.updates().isEmpty() || heard.gaps().get() > 0);
        }
        assertThat(news).hasSize(before);
    }
}
