package io.portwarden;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Configures a {@link TestDatabase} of its own for the context of every {@code @SpringBootTest}, and what suits all of them:
 * each setting that a test makes by itself costs a start of the whole program.
 */
record TestDatabaseCustomizer() implements ContextCustomizer {

    private static final Map<String, Object> SETTINGS = Map.of(
            // Tests ask fast, and all from this machine.
            "portwarden.api.requests-per-second", "100000",
            "portwarden.api.burst", "100000",
            "portwarden.portal.burst", "100000",
            // Those who sign in come in; that it is required by itself is proved where a second factor is the subject.
            "portwarden.sign-in.second-factor", "offered",
            // What another node did counts at once.
            "portwarden.sign-in.session-check", "0s",
            // To nobody, on this machine.
            "portwarden.webhooks.allow-private-addresses", "true",
            // Off by itself, which CustomerRecordsTest proves.
            "portwarden.customer-records", "carriers",
            // Tests look at port-outs themselves, when they want to.
            "portwarden.upstream.telnyx.workers", "0",
            "portwarden.upstream.telnyx.check-every", "0s",
            // A test decides when a review is over.
            "portwarden.orders.review-check", "0");

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        TestDatabase database = TestDatabase.fresh();
        database.outliveSpring();
        // Last, so that a test's own properties win.
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("test database", database.properties()));
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("tests", SETTINGS));
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "test dns",
                        Map.of(
                                "portwarden.domains.resolver",
                                TestDns.shared().address(),
                                // A test decides when a domain is looked up.
                                "portwarden.domains.check-every",
                                "0s",
                                // Providers of tests are on this machine.
                                "portwarden.sso.own.allow-private-addresses",
                                "true")));
        context.getBeanFactory().registerSingleton("testDatabase", database);
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(TestClock.class, bean -> bean.setPrimary(true));
        beans.registerBean(CountedHashes.class);
        beans.registerBean(SignInEvents.class);
    }

    /** Named in {@code META-INF/spring.factories}. */
    static final class Factory implements ContextCustomizerFactory {
        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return TestContextAnnotationUtils.hasAnnotation(testClass, SpringBootTest.class)
                    ? new TestDatabaseCustomizer()
                    : null;
        }
    }
}
