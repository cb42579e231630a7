package io.portwarden.shared.start;

import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Makes of the program one that does nothing but run its command: it listens nowhere, nothing that works by itself begins
 * (mails, webhooks, ends of review windows, live updates, whatever comes later), and of what runs after a start only the
 * command does. Everything else is set up as usual: what guards requests cannot be made without a web context.
 */
final class CommandContext implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!Commands.isNamedIn(context.getEnvironment())) {
            return;
        }
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource(Commands.PROPERTY, Map.of("server.port", "-1")));
        // Else the port would be part of the address by which browsers reach the portal.
        sources.addLast(new MapPropertySource(
                Commands.PROPERTY + " default", Map.of("portwarden.public-url", "http://localhost:8080")));
        context.getBeanFactory().registerSingleton("lifecycleProcessor", new NothingBegins());
        context.addBeanFactoryPostProcessor(new OnlyTheCommandRuns());
    }

    private static final class NothingBegins implements LifecycleProcessor {
        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    private static final class OnlyTheCommandRuns implements BeanFactoryPostProcessor {
        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
            BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
            for (Class<?> type : new Class<?>[] {ApplicationRunner.class, CommandLineRunner.class}) {
                for (String name : beans.getBeanNamesForType(type, true, false)) {
                    if (!beans.isTypeMatch(name, CommandRunner.class)) {
                        registry.removeBeanDefinition(name);
                    }
                }
            }
        }
    }
}
