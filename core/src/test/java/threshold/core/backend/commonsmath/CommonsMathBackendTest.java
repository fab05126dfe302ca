package threshold.core.backend.commonsmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.backend.ClosedForms;
import threshold.core.backend.Solving;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.LeastSquares;

class CommonsMathBackendTest {

    private final CommonsMathBackend backend = new CommonsMathBackend();

    @Test
    void everyMethodMeetsTheClosedForms() {
        ClosedForms.check(backend, 1);
    }

    @Test
    void moreThreadsAreDeclined() {
        var size = HeadSvd.Size.of(9, 3, HeadSvd.Want.VALUES);
        assertThat(backend.kernels(HeadSvd.CONTRACT))
                .allSatisfy(kernel -> assertThat(kernel.declines(size, 2))
                        .hasValueSatisfying(why -> assertThat(why).isNotBlank()));
    }

    @Test
    void qrFirstGivesTheValuesOfDefault() {
        var size = HeadSvd.Size.of(9, 3, HeadSvd.Want.VALUES);
        Matrix head = Matrix.zeros(9, 3);
        for (int e = 0; e < 27; e++) {
            head.data()[e] = Math.sin(e * e);
        }
        double[][] sigma = new double[2][];
        for (String method : new String[] {"default", "qr-first"}) {
            var plan = Solving.method(backend.kernels(HeadSvd.CONTRACT), method).plan(size, 1);
            plan.load(new HeadSvd.Problem(head));
            plan.run();
            sigma[method.equals("default") ? 0 : 1] = plan.solution().sigma();
        }
        assertThat(sigma[1]).containsExactly(sigma[0], within(1e-14));
    }

    @Test
    void valuesOnlyCountWhatTheThinDecompositionCosts() {
        var byDefault = Solving.method(backend.kernels(HeadSvd.CONTRACT), "default");
        assertThat(byDefault.work(HeadSvd.Size.of(9, 3, HeadSvd.Want.VALUES)))
                .isEqualTo(HeadSvd.Size.of(9, 3, HeadSvd.Want.THIN).work());
    }

    /** The library's own default refuses pivots under 1e-10, which says nothing about the condition. */
    @Test
    void normalEquationsTakeSmallNumbers() {
        Matrix a = Matrix.column(1e-60, 2e-60, 2e-60);
        var plan =
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "normal").plan(new LeastSquares.Size(3, 1), 1);
        plan.load(new LeastSquares.Problem(a, a));
        plan.run();
        assertThat(plan.solution().at(0, 0)).isEqualTo(1, within(1e-15));
    }

    @Test
    void deficientRankIsRefusedWithTheSizes() {
        Solving.assertRefused(
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "default"),
                Matrix.zeros(5, 2),
                "5x2",
                "singular");
        Solving.assertRefused(
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "normal"),
                Solving.nearlyParallel(),
                "3x2",
                "positive");
        assertThat(backend.facts()).containsEntry("version", "3.6.1");
    }
}
