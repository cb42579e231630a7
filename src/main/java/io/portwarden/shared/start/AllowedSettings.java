package io.portwarden.shared.start;

import io.portwarden.shared.Allowed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Refuses a start with a setting outside of what is {@link Allowed}, and names it, its value and what is allowed. */
@Configuration(proxyBeanMethods = false)
public final class AllowedSettings {

    @Bean
    static BeanPostProcessor refuseOthers(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                ConfigurationProperties properties = bean.getClass().getAnnotation(ConfigurationProperties.class);
                if (properties != null && bean instanceof Record settings) {
                    check(properties.value(), settings, environment);
                }
                return bean;
            }
        };
    }

    private static void check(String prefix, Record settings, Environment environment) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            @Nullable Object value = value(settings, component.getAccessor());
            Allowed allowed = component.getAnnotation(Allowed.class);
            if (value instanceof Record part) {
                check(name, part, environment);
            } else if (allowed != null && value != null && !holds(allowed, value)) {
                throw new StartupRefusedException(
                        "%s is %s; it can be from %s to %s."
                                .formatted(
                                        name,
                                        environment.getProperty(name, value.toString()),
                                        allowed.from(),
                                        allowed.to()),
                        "Set it within that (%s), or leave it out."
                                .formatted(name.toUpperCase(Locale.ROOT)
                                        .replace('.', '_')
                                        .replace('-', '_')));
            }
        }
    }

    private static @Nullable Object value(Record settings, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean holds(Allowed allowed, Object value) {
        return switch (value) {
            case Duration duration ->
                isWithin(
                        duration,
                        DurationStyle.detectAndParse(allowed.from()),
                        DurationStyle.detectAndParse(allowed.to()));
            case DataSize size -> isWithin(size, DataSize.parse(allowed.from()), DataSize.parse(allowed.to()));
            default ->
                isWithin(
                        new BigDecimal(value.toString()), new BigDecimal(allowed.from()), new BigDecimal(allowed.to()));
        };
    }

    private static <T extends Comparable<T>> boolean isWithin(T value, T from, T to) {
        return value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
    }
}
