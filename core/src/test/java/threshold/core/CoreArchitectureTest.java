package threshold.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import threshold.core.backend.Backend;
import threshold.core.backend.BackendSource;

/** The dependencies that keep core simple. */
@AnalyzeClasses(packages = "threshold.core", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {

    @ArchTest
    static final ArchRule A1_backends_are_islands =
            slices().matching("threshold.core.backend.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule A2_layers_are_matrix_kernel_tools_backend_family_experiments = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("matrix")
            .definedBy("threshold.core")
            .layer("kernel")
            .definedBy("threshold.core.kernel")
            .layer("workload")
            .definedBy("threshold.core.workload")
            .layer("tensor")
            .definedBy("threshold.core.tensor")
            .layer("input")
            .definedBy("threshold.core.input")
            .layer("check")
            .definedBy("threshold.core.check")
            .layer("algorithm")
            .definedBy("threshold.core.algorithm")
            .layer("backend")
            .definedBy("threshold.core.backend..")
            .layer("family")
            .definedBy("threshold.core.family")
            .layer("advice")
            .definedBy("threshold.core.advice")
            .layer("experiment")
            .definedBy("threshold.core.experiment")
            .layer("emergence")
            .definedBy("threshold.core.emergence")
            .layer("saturation")
            .definedBy("threshold.core.saturation")
            .whereLayer("advice")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("saturation")
            .mayOnlyBeAccessedByLayers("family")
            .whereLayer("emergence")
            .mayOnlyBeAccessedByLayers("family")
            .whereLayer("experiment")
            .mayOnlyBeAccessedByLayers("emergence", "saturation")
            .whereLayer("family")
            .mayOnlyBeAccessedByLayers("advice")
            .whereLayer("backend")
            .mayOnlyBeAccessedByLayers("family", "advice", "experiment", "emergence", "saturation")
            .whereLayer("input")
            .mayOnlyBeAccessedByLayers("family", "emergence", "saturation")
            .whereLayer("tensor")
            .mayOnlyBeAccessedByLayers("input", "family", "saturation")
            .whereLayer("algorithm")
            .mayOnlyBeAccessedByLayers("backend")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("algorithm", "backend", "family", "advice")
            .whereLayer("workload")
            .mayOnlyBeAccessedByLayers("check", "family", "emergence", "saturation")
            .whereLayer("kernel")
            .mayOnlyBeAccessedByLayers(
                    "workload",
                    "tensor",
                    "input",
                    "check",
                    "algorithm",
                    "backend",
                    "family",
                    "advice",
                    "experiment",
                    "emergence",
                    "saturation");

    @ArchTest
    static final ArchRule A3_vectors_stay_in_simd = onlyIn("jdk.incubator.vector..", "threshold.core.backend.simd..");

    @ArchTest
    static final ArchRule A3_foreign_memory_stays_in_openblas_input_and_tensor = onlyIn(
            "java.lang.foreign..",
            "threshold.core.backend.openblas..",
            "threshold.core.input..",
            "threshold.core.tensor..");

    @ArchTest
    static final ArchRule A3_ejml_stays_in_its_backend = onlyIn("org.ejml..", "threshold.core.backend.ejml..");

    @ArchTest
    static final ArchRule A3_ojalgo_stays_in_its_backend = onlyIn("org.ojalgo..", "threshold.core.backend.ojalgo..");

    @ArchTest
    static final ArchRule A3_commons_math_stays_in_its_backend =
            onlyIn("org.apache.commons.math3..", "threshold.core.backend.commonsmath..");

    @ArchTest
    static final ArchRule A3_protobuf_stays_in_input =
            onlyIn("com.google.protobuf..", "threshold.core.input..", "threshold.core.tensor..");

    @ArchTest
    static final ArchRule A4_only_backends_and_their_sources_are_public = classes()
            .that()
            .resideInAPackage("threshold.core.backend.*..")
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .implement(Backend.class)
            .orShould()
            .implement(BackendSource.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule A4_no_benchmark_harness =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.openjdk.jmh..", "threshold.reports..");

    @ArchTest
    static final ArchRule A4_no_printing =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule A4_randomness_is_seeded = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class);

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
