package io.portwarden;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Configures a {@link TestDatabase} of its own for the context of every {@code @SpringBootTest}. */
record TestDatabaseCustomizer() implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        TestDatabase database = TestDatabase.fresh();
        database.outliveSpring();
        // Last, so that a test's own properties win.
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("test database", database.properties()));
        context.getBeanFactory().registerSingleton("testDatabase", database);
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
