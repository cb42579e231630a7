package io.portwarden;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionFactory;

/** No test gives up after a time of its own, which is too short on some machine. */
@AnalyzeClasses(packages = "io.portwarden", importOptions = OnlyIncludeTests.class)
class PatienceTest {

    @ArchTest
    static final ArchRule ONE_PATIENCE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Patience.class.getName())
            .and()
            .resideOutsideOfPackage("..bench..")
            .should()
            .callCodeUnitWhere(givesUp());

    private static DescribedPredicate<JavaCall<?>> givesUp() {
        Set<String> waits = Set.of("poll", "await", "until", "untilAsserted");
        return DescribedPredicate.describe("waits for a time of its own, not with Patience", call -> {
            CodeUnitCallTarget target = call.getTarget();
            return waits.contains(target.getName())
                    && !target.getRawParameterTypes().isEmpty()
                    && (target.getOwner().isAssignableTo(BlockingQueue.class)
                            || target.getOwner().isAssignableTo(CountDownLatch.class)
                            || target.getOwner().isAssignableTo(ConditionFactory.class));
        });
    }
}
