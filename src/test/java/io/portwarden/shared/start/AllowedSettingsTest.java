package io.portwarden.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwarden.SettingsOfOurs;
import io.portwarden.SettingsOfOurs.Setting;
import io.portwarden.shared.Allowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.unit.DataSize;

@DisplayName("Settings: ")
class AllowedSettingsTest {

    private static final Map<Class<?>, List<String>> ABSURD = Map.of(
            int.class,
            List.of("-1", "0", "100000000", "-2147483648", "2147483647"),
            Integer.class,
            List.of("-1", "0", "100000000", "-2147483648"),
            long.class,
            List.of("-1", "0", "100000000", "-9223372036854775808"),
            Duration.class,
            List.of("-1", "-1d", "0", "0s", "10000000000000", "100000000d", "PT-0.001S"),
            DataSize.class,
            List.of("-1", "0", "100000000GB", "-1MB"));

    private static List<Setting> measured() {
        return SettingsOfOurs.all().stream()
                .filter(setting -> ABSURD.containsKey(setting.type()) || Number.class.isAssignableFrom(setting.type()))
                .toList();
    }

    @Test
    @DisplayName("every number, duration and size says what it can be")
    void said() {
        assertThat(measured())
                .hasSizeGreaterThan(40)
                .allSatisfy(setting ->
                        assertThat(setting.allowed()).as(setting.name()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("measured")
    @DisplayName(
            "what is absurd is refused by name, value and what is allowed; both ends of that, and what is set when nothing is, are not")
    void refused(Setting setting) {
        Allowed allowed = setting.allowed().orElseThrow();
        assertThat(failure(setting, null)).as("its default").isNull();
        for (String value : Objects.requireNonNull(ABSURD.get(setting.type()))) {
            Throwable failure = failure(setting, value);
            if (failure == null) {
                // Zero, where it makes sense.
                assertThat(value).as(setting.name()).startsWith("0");
                assertThat(allowed.from()).startsWith("0");
            } else {
                assertThat(words(failure)).as(value).contains(setting.name()).containsAnyOf(value, "(PT");
            }
        }
        for (String end : List.of(allowed.from(), allowed.to())) {
            Throwable failure = failure(setting, end);
            // Only what another setting is measured by may be in the way.
            assertThat(failure == null
                            || words(failure).contains("portwarden.")
                                    && words(failure).contains(setting.name())
                                    && !words(failure).contains("it can be from"))
                    .as(setting.name() + " = " + end)
                    .isTrue();
        }
    }

    private static @Nullable Throwable failure(Setting setting, @Nullable String value) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        new ApplicationContextRunner()
                .withUserConfiguration(AllowedSettings.class)
                .withInitializer(context -> register((GenericApplicationContext) context, setting.holder()))
                .withPropertyValues(value == null ? "unset=1" : setting.name() + "=" + value)
                .run(context -> failure.set(context.getStartupFailure()));
        return failure.get();
    }

    private static <T> void register(GenericApplicationContext context, Class<T> holder) {
        String prefix = Objects.requireNonNull(holder.getAnnotation(ConfigurationProperties.class))
                .value();
        context.registerBean(
                holder, () -> Binder.get(context.getEnvironment()).bindOrCreate(prefix, Bindable.of(holder)));
    }

    private static String words(Throwable failure) {
        return String.join(
                "\n",
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .map(one -> String.valueOf(one.getMessage()))
                        .toList());
    }
}
