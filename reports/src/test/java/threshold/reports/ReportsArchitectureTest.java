package threshold.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rule R1: statistics at the bottom, rendering at the top, JSON in one place, and no word of core or JMH. */
@AnalyzeClasses(packages = "threshold.reports", importOptions = ImportOption.DoNotIncludeTests.class)
class ReportsArchitectureTest {

    @ArchTest
    static final ArchRule STATISTICS_STAND_ALONE = classes()
            .that()
            .resideInAnyPackage("..reports.stats", "..reports.unit")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.apache.commons.statistics..",
                    "org.jspecify.annotations",
                    "threshold.reports.stats",
                    "threshold.reports.unit");

    @ArchTest
    static final ArchRule STATISTICS_AND_UNITS_ARE_STRANGERS = noClasses()
            .that()
            .resideInAPackage("..reports.stats")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..reports.unit")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..reports.model");

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("stats")
            .definedBy("threshold.reports.stats")
            .layer("unit")
            .definedBy("threshold.reports.unit")
            .layer("model")
            .definedBy("threshold.reports.model")
            .layer("store")
            .definedBy("threshold.reports.store")
            .layer("analysis")
            .definedBy("threshold.reports.analysis")
            .layer("verdict")
            .definedBy("threshold.reports.verdict")
            .layer("render")
            .definedBy("threshold.reports.render")
            .layer("page")
            .definedBy("threshold.reports.page")
            .layer("entry")
            .definedBy("threshold.reports")
            .whereLayer("entry")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("render")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers("render", "entry")
            .whereLayer("analysis")
            .mayOnlyBeAccessedByLayers("verdict", "render", "page", "entry")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("store", "analysis", "verdict", "render", "page", "entry");

    @ArchTest
    static final ArchRule JSON_STAYS_IN_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("..reports.store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..");

    @ArchTest
    static final ArchRule KNOWS_NO_KERNEL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("threshold.core..", "threshold.bench..", "org.openjdk.jmh..");
}
