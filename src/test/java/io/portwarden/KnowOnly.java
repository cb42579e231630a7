package io.portwarden;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;

/** Holds for a class that knows only what it may, as both of them decide. */
final class KnowOnly extends ArchCondition<JavaClass> {

    private final BiPredicate<JavaClass, JavaClass> allowed;

    KnowOnly(String what, BiPredicate<JavaClass, JavaClass> allowed) {
        super("know only " + what);
        this.allowed = allowed;
    }

    @Override
    public void check(JavaClass from, ConditionEvents events) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
            if (!allowed.test(from, dependency.getTargetClass())) {
                events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
            }
        }
    }
}
