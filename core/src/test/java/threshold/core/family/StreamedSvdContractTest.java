package threshold.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.backend.Backends;
import threshold.core.check.StreamedSvdResidual;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.MatrixRows;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;
import threshold.core.saturation.HeadSpectrum;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class StreamedSvdContractTest {

    private static final StreamedSvdFamily FAMILY = new StreamedSvdFamily();

    /** The family with methods that are kernels; what is composed of others' allocates as they are called. */
    private static final Family<Size, Problem, double[]> OWN = new Family<>() {
        @Override
        public Contract<Size, Problem, double[]> contract() {
            return FAMILY.contract();
        }

        @Override
        public String summary() {
            return FAMILY.summary();
        }

        @Override
        public List<String> sizeNames() {
            return FAMILY.sizeNames();
        }

        @Override
        public List<String> inputs() {
            return FAMILY.inputs();
        }

        @Override
        public Size sizes(Map<String, String> given, String input) {
            return FAMILY.sizes(given, input);
        }

        @Override
        public Instance<Problem> instance(Size sizes, String input) {
            return FAMILY.instance(sizes, input);
        }

        @Override
        public double residual(Kernel<Size, Problem, double[]> kernel, Instance<Problem> instance, double[] solution) {
            return FAMILY.residual(kernel, instance, solution);
        }
    };

    /** One block and many, and last blocks of every kind. */
    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_at_every_size() {
        List<Case<Problem>> cases = new ArrayList<>();
        for (int d : new int[] {1, 2, 5, 31, 64, 130}) {
            for (int vocabulary : new int[] {d, d + 1, 3 * d + 7, 5000}) {
                Size size = new Size(vocabulary, d);
                cases.add(Case.of(size.named().toString(), FAMILY.instance(size, "kappa=10")));
            }
        }
        cases.add(Case.of("bert-like", FAMILY.instance(new Size(6625, 120), "bert-like")));
        return Case.onEverySolver(FAMILY, cases);
    }

    @TestFactory
    Stream<DynamicNode> every_solver_meets_its_class_near_overflow_and_underflow() {
        List<Case<Problem>> cases = new ArrayList<>();
        Size size = new Size(1500, 20);
        Instance<Problem> plain = FAMILY.instance(size, "kappa=10");
        for (int e : new int[] {-900, -600, 500, 900}) {
            Matrix scaled = Matrices.withSpectrum(1500, Spectrum.geometric(20, 10), 431);
            double[] truth = plain.truth().clone();
            for (int i = 0; i < scaled.data().length; i++) {
                scaled.data()[i] = Math.scalb(scaled.data()[i], e);
            }
            for (int i = 0; i < truth.length; i++) {
                truth[i] = Math.scalb(truth[i], e);
            }
            cases.add(Case.of("2^" + e, new Instance<>(size, new Problem(new MatrixRows(scaled)), 10, truth)));
        }
        return Case.onEverySolver(FAMILY, cases).limit(4);
    }

    @TestFactory
    Stream<DynamicNode> stable_solvers_are_stable_at_a_condition_that_others_refuse() {
        Size size = new Size(2000, 30);
        Instance<Problem> hard = FAMILY.instance(size, "kappa=1e10");
        return Solver.taking(FAMILY, size)
                .map(solver -> dynamicTest(solver.name(), () -> {
                    if (solver.kernel().accuracy() instanceof Accuracy.Stable) {
                        double[] sigma = solver.solve(size, hard.problem());
                        assertThat(StreamedSvdResidual.of(hard.truth(), sigma)).isLessThan(30);
                    } else {
                        assertThatThrownBy(() -> solver.solve(size, hard.problem()))
                                .isInstanceOf(ArithmeticException.class)
                                .hasMessageContaining("2000x30");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicNode> every_solver_keeps_its_promises() {
        Size size = new Size(700, 12);
        return new PlanContract<>(OWN, size, head(size, 3), head(size, 4), head(new Size(701, 12), 3)).onEverySolver();
    }

    @TestFactory
    Stream<DynamicNode> work_is_shared_out() {
        Size size = new Size(40_000, 96);
        return new PlanContract<>(OWN, size, head(size, 3), head(size, 4), head(new Size(701, 12), 3)).onTwoThreads();
    }

    private static Problem head(Size size, long seed) {
        return new Problem(new MatrixRows(Matrices.normal(size.vocabulary(), size.d(), seed)));
    }

    /** Läuchli's matrix: the Gram matrix loses its small values, which QR keeps to the last digit. */
    @Test
    void the_spectrum_of_a_head_is_found_by_the_way_that_keeps_it() {
        Matrix hard = Matrix.zeros(9, 8);
        for (int j = 0; j < 8; j++) {
            hard.data()[j] = 1;
            hard.data()[(j + 1) * 8 + j] = 1e-8;
        }
        HeadSpectrum spectrum = spectrum("simd", hard);
        assertThat(spectrum.method()).isEqualTo("tsqr");
        assertThat(spectrum.sigma()[0]).isCloseTo(Math.sqrt(8), within(1e-14));
        assertThat(spectrum.sigma()[7] / 1e-8).isCloseTo(1, within(1e-6));
        HeadSpectrum easy = spectrum("simd", Matrices.normal(90, 8, 2));
        assertThat(easy.method()).isEqualTo("gram");
        assertThatThrownBy(() -> spectrum("ejml", hard))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("take --backend simd");
    }

    private static HeadSpectrum spectrum(String backend, Matrix head) {
        Backends.named(backend).configure(1);
        try (Workbench bench = new Workbench(Backends.named(backend), 1, Map.of())) {
            return HeadSpectrum.of(bench, new MatrixRows(head));
        }
    }
}
