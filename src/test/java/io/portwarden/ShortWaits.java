package io.portwarden;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Collection;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** For a class that takes the database away: whoever needs a connection meanwhile waits for a second, and no more. */
public final class ShortWaits implements BeforeAllCallback, AfterAllCallback {

    private static final long SHORT_MILLIS = 1_000;

    private long before;

    @Override
    public void beforeAll(ExtensionContext context) {
        for (HikariDataSource pool : pools(context)) {
            before = pool.getConnectionTimeout();
            pool.setConnectionTimeout(SHORT_MILLIS);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pools(context).forEach(pool -> pool.setConnectionTimeout(before));
    }

    private static Collection<HikariDataSource> pools(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context)
                .getBeansOfType(HikariDataSource.class)
                .values();
    }
}
