package io.portwarden;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.AbstractStreamResource;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.portwarden.pin.Pin;
import io.portwarden.pin.access.PinCheck;
import io.portwarden.pin.key.PinVault;
import io.portwarden.pin.key.SealedPin;
import io.portwarden.provider.ui.ImportView;
import io.portwarden.shared.PhoneNumber;
import io.portwarden.shared.database.DatabaseConfiguration;
import io.portwarden.shared.database.Transactions;
import io.portwarden.shared.ui.Cells;
import io.portwarden.shared.ui.ExportLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The rules of docs/architecture.md; each was seen to fail once, by a class made to break it. */
@AnalyzeClasses(packages = "io.portwarden", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FLOORS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.portwarden..")
            .withOptionalLayers(true)
            .layer("boot")
            .definedBy("io.portwarden")
            .layer("top")
            .definedBy("io.portwarden.overview..", "io.portwarden.shell..", "io.portwarden.demo..")
            .layer("upstream")
            .definedBy("io.portwarden.upstream..")
            .layer("portback")
            .definedBy("io.portwarden.portback..")
            .layer("provider")
            .definedBy("io.portwarden.provider..")
            .layer("order")
            .definedBy("io.portwarden.order..")
            .layer("soa")
            .definedBy("io.portwarden.soa..")
            .layer("pin")
            .definedBy("io.portwarden.pin..")
            .layer("webhook")
            .definedBy("io.portwarden.webhook..")
            .layer("holders")
            .definedBy("io.portwarden.number..", "io.portwarden.carrier..", "io.portwarden.people..")
            .layer("tenant")
            .definedBy("io.portwarden.tenant..", "io.portwarden.approval..", "io.portwarden.calendar..")
            .layer("records")
            .definedBy(
                    "io.portwarden.audit..",
                    "io.portwarden.notification..",
                    "io.portwarden.apikey..",
                    "io.portwarden.idempotency..")
            .layer("shared")
            .definedBy("io.portwarden.shared..")
            .whereLayer("boot")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("top")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("upstream")
            .mayOnlyBeAccessedByLayers("top")
            .whereLayer("portback")
            .mayOnlyBeAccessedByLayers("top", "upstream")
            .whereLayer("provider")
            .mayOnlyBeAccessedByLayers("top", "upstream", "portback")
            .whereLayer("order")
            .mayOnlyBeAccessedByLayers("top", "upstream", "portback", "provider")
            .whereLayer("pin")
            .mayOnlyBeAccessedByLayers("top", "upstream", "portback", "provider", "order")
            .whereLayer("soa")
            .mayOnlyBeAccessedByLayers("top", "upstream", "portback", "provider", "order")
            .whereLayer("webhook")
            .mayOnlyBeAccessedByLayers("top", "upstream", "portback", "provider", "order", "soa")
            .whereLayer("holders")
            .mayOnlyBeAccessedByLayers("top", "upstream", "portback", "provider", "order", "soa", "pin", "webhook")
            .whereLayer("tenant")
            .mayOnlyBeAccessedByLayers(
                    "top", "upstream", "portback", "provider", "order", "soa", "pin", "webhook", "holders")
            .whereLayer("records")
            .mayOnlyBeAccessedByLayers(
                    "top", "upstream", "portback", "provider", "order", "soa", "pin", "webhook", "holders", "tenant")
            .because("a package uses only those below it");

    @ArchTest
    static final ArchRule CONNECTIONS_ARE_MADE_WITH_TIME_LIMITS = noClasses()
            .that()
            .doNotHaveSimpleName("ConnectionSettings")
            // Connects by itself to listen, with time limits of its own.
            .and()
            .doNotHaveSimpleName("ListeningAddress")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.DriverManager")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.jdbc.datasource.DriverManagerDataSource")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.postgresql.ds..")
            .because("a connection without time limits hangs for a quarter of an hour after a power cut");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.portwarden.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NEIGHBOURS_ON_A_FLOOR = noClasses()
            .that(resideInAPackage("io.portwarden.number.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.portwarden.carrier..", "io.portwarden.people.."))
            .because("what stands on one floor stands beside each other");

    @ArchTest
    static final ArchRule SCREENS_STAND_ON_TOP = noClasses()
            .that(resideInAPackage("io.portwarden.."))
            .and()
            .resideOutsideOfPackages("..ui..", "..shell..", "..overview..", "io.portwarden.shared..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.vaadin.flow.component.."))
            .because("rules know nothing of screens")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_SCREENS = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", "..shell..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.portwarden.*.ui.."))
            .because("screens stand on top of their feature");

    @ArchTest
    static final ArchRule SCREENS_SHARE_THROUGH_SHARED = slices().matching("io.portwarden.(*).ui..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.portwarden.shared.ui.."))
            .because("features use each other through services and events only");

    @ArchTest
    static final ArchRule HTTP_STANDS_ON_TOP = noClasses()
            .that()
            .resideOutsideOfPackage("..api..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.portwarden.*.api.."))
            .because("nobody imports the API");

    @ArchTest
    static final ArchRule NUMBERS_ARE_READ = noClasses()
            .that(resideInAnyPackage("..ui..", "..api.."))
            .should()
            .callConstructor(PhoneNumber.class, String.class)
            .because("NUM-1: what comes in is read; the constructor is for what is stored");

    @ArchTest
    static final ArchRule NO_DATABASE_IN_SCREENS = noClasses()
            .that(resideInAnyPackage("..ui..", "..api..", "..shell..", "..overview.."))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class)
            .because("a view touches its feature's service and read models, nothing below");

    @ArchTest
    static final ArchRule ONE_WAY_TO_DOWNLOAD = noClasses()
            .that()
            // The import's template is a constant of one line.
            .doNotBelongToAnyOf(ExportLink.class, ImportView.class)
            .should()
            .dependOnClassesThat(
                    belongToAnyOf(DownloadEvent.class, DownloadHandler.class, AbstractStreamResource.class))
            .because("what breaks off must not look whole: shared.ui.ExportLink");

    @ArchTest
    static final ArchRule ONE_WAY_TO_DRAW_LISTS = noClasses()
            .that()
            .doNotBelongToAnyOf(Cells.class)
            .should()
            .callMethod(LitRenderer.class, "of", String.class)
            .orShould()
            .dependOnClassesThat(equivalentTo(ComponentRenderer.class))
            .because("a row must not say one thing and do another when the browser translates it: shared.ui.Cells");

    @ArchTest
    static final ArchRule ONE_WAY_TO_A_TRANSACTION = methods()
            .should()
            .notBeAnnotatedWith(Transactional.class)
            .because("every transaction states whom it is for: shared.Transactions");

    @ArchTest
    static final ArchRule NO_OTHER_WAY_TO_A_TRANSACTION = noClasses()
            .that()
            .doNotBelongToAnyOf(Transactions.class, DatabaseConfiguration.class)
            .should()
            .beAnnotatedWith(Transactional.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(TransactionOperations.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PlatformTransactionManager.class)
            .because("every transaction states whom it is for: shared.Transactions");

    @ArchTest
    static final ArchRule REPOSITORIES_SAY_THEIR_SQL = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Repository.class)
            .should()
            .beAnnotatedWith(Query.class)
            .because("SQL is written by hand, where TablesTest reads it, and no call begins a transaction of its own");

    @ArchTest
    static final ArchRule REPOSITORIES_HAVE_NOTHING_ELSE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.data..")
                    .and(not(belongToAnyOf(Repository.class, Query.class, Modifying.class, Embedded.class))))
            .because("what nobody wrote down would read and write tables, in transactions that are for nobody");

    @ArchTest
    static final ArchRule VIEWS_NAME_ROLES = classes()
            .that()
            .areAnnotatedWith(Route.class)
            // PermitAll lets in whoever has shown one factor where two are wanted.
            .should(beAnnotatedWith(RolesAllowed.class).or(beAnnotatedWith(AnonymousAllowed.class)));

    @ArchTest
    static final ArchRule GUARDS_STAND_WHERE_METHODS_STAND = classes()
            .that(describe(
                    "are above a service",
                    (JavaClass one) ->
                            one.getAllSubclasses().stream().anyMatch(below -> below.isAnnotatedWith(Service.class))))
            .and()
            .areNotInterfaces()
            .should(beAnnotatedWith(PreAuthorize.class))
            .because(
                    "Spring Security guards the methods of the class that is annotated, not those that it has from above");

    @ArchTest
    static final ArchRule ONE_PLACE_COMPARES_PINS = noClasses()
            .that()
            .doNotBelongToAnyOf(PinCheck.class, PinVault.class)
            .should()
            .callMethod(PinVault.class, "matches", UUID.class, SealedPin.class, Pin.class)
            .because("PIN-8: every path to a PIN check goes through its limits");

    @ArchTest
    static final ArchRule HONEST_NAMES = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("Entity")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper");
}
