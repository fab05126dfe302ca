package threshold.core.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;

/** What is no problem of a family is refused before any backend sees it, with the sizes or the position. */
class ProblemsTest {

    private static final Matrix FIVE_BY_TWO = Matrix.zeros(5, 2);

    @TestFactory
    Stream<DynamicTest> an_entry_that_is_not_finite_is_refused_with_its_position() {
        return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                .flatMap(bad -> Map.<String, ThrowingCallable>of(
                                "state-propagation A", () -> new StatePropagation.Problem(
                                        square(bad), Matrix.zeros(3, 1), Matrix.zeros(1, 3)),
                                "state-propagation x0", () -> new StatePropagation.Problem(
                                        Matrix.zeros(3, 3), square(bad), Matrix.zeros(1, 9)),
                                "state-propagation w", () -> new StatePropagation.Problem(
                                        Matrix.zeros(3, 3), Matrix.zeros(3, 1), square(bad)),
                                "least-squares A", () -> new LeastSquares.Problem(square(bad), Matrix.zeros(3, 1)),
                                "least-squares y", () -> new LeastSquares.Problem(
                                        Matrix.zeros(6, 2), Matrix.column(0, 0, 0, 0, 0, bad)),
                                "hankel-least-squares series", () -> new HankelLeastSquares.Problem(square(bad)),
                                "head-svd head", () -> new HeadSvd.Problem(square(bad)),
                                "gemm A", () -> new Gemm.Problem(square(bad), Matrix.zeros(3, 4)),
                                "gemm B", () -> new Gemm.Problem(Matrix.zeros(4, 3), square(bad)),
                                "gram A", () -> new Gram.Problem(square(bad)))
                        .entrySet()
                        .stream()
                        .map(entry -> dynamicTest(
                                entry.getKey() + " " + bad,
                                () -> refused(entry.getValue(), ".*" + bad + " at row \\d, column \\d; every entry must be finite"))));
    }

    @TestFactory
    Stream<DynamicTest> shapes_that_do_not_fit_are_refused_with_both() {
        return Map.<String, ThrowingCallable>of(
                        "A not square", () -> new StatePropagation.Problem(FIVE_BY_TWO, FIVE_BY_TWO, FIVE_BY_TWO),
                        "x0 too long", () -> new StatePropagation.Problem(
                                Matrix.zeros(3, 3), FIVE_BY_TWO, Matrix.zeros(1, 6)),
                        "w too short", () -> new StatePropagation.Problem(
                                Matrix.zeros(5, 5), FIVE_BY_TWO, Matrix.zeros(1, 9)),
                        "y too short", () -> new LeastSquares.Problem(FIVE_BY_TWO, Matrix.zeros(4, 1)),
                        "y too wide", () -> new LeastSquares.Problem(FIVE_BY_TWO, FIVE_BY_TWO),
                        "inner sizes", () -> new Gemm.Problem(FIVE_BY_TWO, FIVE_BY_TWO))
                .entrySet()
                .stream()
                .map(entry -> dynamicTest(
                        entry.getKey(), () -> refused(entry.getValue(), ".* is \\d+x\\d+ but must be \\d+x\\d+")));
    }

    @TestFactory
    Stream<DynamicTest> a_wide_matrix_is_refused_where_a_tall_one_is_needed() {
        Matrix wide = Matrix.zeros(2, 5);
        return Map.<String, ThrowingCallable>of(
                        "least-squares", () -> new LeastSquares.Problem(wide, Matrix.zeros(2, 1)),
                        "head-svd", () -> new HeadSvd.Problem(wide))
                .entrySet()
                .stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> refused(entry.getValue(), ".*2x5.*rows.*")));
    }

    @TestFactory
    Stream<DynamicTest> sizes_that_mean_nothing_are_refused_with_their_values() {
        return Map.<String, ThrowingCallable>of(
                        "n=0", () -> new StatePropagation.Size(0, 1, 1, 1, StatePropagation.Keep.ALL),
                        "n=1000", () -> new StatePropagation.Size(1000, 1000, 100, 1, StatePropagation.Keep.ALL),
                        "N=3", () -> new LeastSquares.Size(3, 4),
                        "p=0", () -> new LeastSquares.Size(3, 0),
                        "N=9", () -> new HankelLeastSquares.Size(9, 5, 1),
                        "m=0", () -> new HankelLeastSquares.Size(9, 1, 0),
                        "V=3", () -> HeadSvd.Size.of(3, 4, HeadSvd.Want.THIN),
                        "k=5", () -> new HeadSvd.Size(9, 4, HeadSvd.Want.TRUNCATED, 5),
                        "k=2", () -> new HeadSvd.Size(9, 4, HeadSvd.Want.THIN, 2),
                        "k=0", () -> new Gemm.Size(1, 1, 0))
                .entrySet()
                .stream()
                .map(entry -> dynamicTest(
                        entry.getKey(), () -> refused(entry.getValue(), ".*" + entry.getKey() + "\\b.*")));
    }

    @Test
    void a_matrix_without_rows_or_columns_is_refused() {
        refused(() -> Matrix.zeros(0, 3), ".*0x3.*");
        refused(() -> Matrix.zeros(3, 0), ".*3x0.*");
        refused(() -> new Matrix(2, 2, new double[3]), ".*2x2.*4 entries, not 3.*");
    }

    private static Matrix square(double bad) {
        Matrix a = Matrix.zeros(3, 3);
        a.data()[5] = bad;
        return a;
    }

    private static void refused(ThrowingCallable action, String pattern) {
        assertThatThrownBy(action)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches(pattern);
    }
}
