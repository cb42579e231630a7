package io.portwarden;

import io.portwarden.shared.Allowed;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every setting of the program, as the classes say that hold them. */
public final class SettingsOfOurs {

    private SettingsOfOurs() {}

    /**
     * One setting.
     *
     * @param holder the class of properties that it is bound to
     * @param type of its value
     */
    public record Setting(String name, Class<?> holder, Class<?> type, Optional<Allowed> allowed) {}

    public static List<Setting> all() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.portwarden").stream()
                .<Class<?>>map(
                        found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .flatMap(holder ->
                        of(holder.getAnnotation(ConfigurationProperties.class).value(), holder, holder))
                .toList();
    }

    private static Stream<Setting> of(String prefix, Class<?> holder, Class<?> part) {
        return Arrays.stream(part.getRecordComponents()).flatMap(component -> of(prefix, holder, component));
    }

    private static Stream<Setting> of(String prefix, Class<?> holder, RecordComponent component) {
        String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
        return component.getType().isRecord()
                ? of(name, holder, component.getType())
                : Stream.of(new Setting(
                        name,
                        holder,
                        component.getType(),
                        Optional.ofNullable(component.getAnnotation(Allowed.class))));
    }
}
