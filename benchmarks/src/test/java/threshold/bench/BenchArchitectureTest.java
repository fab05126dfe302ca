package threshold.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.openjdk.jmh.annotations.Benchmark;

@AnalyzeClasses(packages = "threshold.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchArchitectureTest {

    private static final String GENERATED = "..jmh_generated..";

    @ArchTest
    static final ArchRule backendsAreKnownByTheirContractOnly =
            noClasses().should().dependOnClassesThat(resideInAPackage("threshold.core.backend.*.."));

    @ArchTest
    static final ArchRule benchmarkMethodsStandInTheOneBase =
            methods().that().areAnnotatedWith(Benchmark.class).should().beDeclaredIn(KernelBenchmark.class);

    @ArchTest
    static final ArchRule whatExtendsTheBaseIsABenchmark = classes()
            .that()
            .areAssignableTo(KernelBenchmark.class)
            .and()
            .resideOutsideOfPackage(GENERATED)
            .should()
            .haveSimpleNameEndingWith("Benchmark");

    @ArchTest
    static final ArchRule theCommandLineStaysInItsPackage = noClasses()
            .that()
            .resideOutsideOfPackage("threshold.bench.cli")
            .should()
            .dependOnClassesThat(resideInAnyPackage("picocli..", "threshold.reports..", "threshold.bench.cli.."));

    @ArchTest
    static final ArchRule jsonStaysInTheFoldersOfResults = noClasses()
            .that()
            .resideOutsideOfPackages("threshold.bench.run", "threshold.bench.reproduce", "threshold.bench.head")
            .should()
            .dependOnClassesThat(resideInAPackage("tools.jackson.."));

    @ArchTest
    static final ArchRule whatIsMeasuredDoesNotKnowHow = noClasses()
            .that()
            .resideInAPackage("threshold.bench.suite")
            .should()
            .dependOnClassesThat(resideInAnyPackage("threshold.bench.run..", "org.openjdk.jmh.."));
}
