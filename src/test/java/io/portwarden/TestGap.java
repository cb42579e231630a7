package io.portwarden;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** A time in which a node hears nothing of what is told, as when its listening connection is lost. */
public final class TestGap implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SmartLifecycle listening;

    /** Returns when the connection is gone. */
    public TestGap(ApplicationContext context) {
        listening = context.getBean("liveListening", SmartLifecycle.class);
        listening.stop();
        TestWorld world = context.getBean(TestWorld.class);
        await().atMost(PATIENCE)
                .until(() ->
                        world.superuser().sql("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and application_name = 'portwarden-listening'
                                """).query(Integer.class).single().equals(0));
    }

    @Override
    public void close() {
        listening.start();
    }
}
