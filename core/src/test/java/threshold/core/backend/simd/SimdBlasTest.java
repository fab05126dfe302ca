package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static threshold.core.backend.simd.Reference.EPS;
import static threshold.core.backend.simd.Reference.SIZES;
import static threshold.core.backend.simd.Reference.random;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.algorithm.Blas.Op;

/**
 * Every operation against plain loops, entry by entry: two sums of k terms up to 1 in different order differ by at most
 * k·eps times a few. Operands stand at odd offsets in wider arrays whose other entries are NaN on reading and must keep
 * their bits on writing.
 */
class SimdBlasTest {

    private static final double[] ALPHAS = {1, -1, 0.5};
    private static final Reference REFERENCE = new Reference();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void gemmOfEverySizeAndTranspose(int threads) {
        SimdBlas blas = new SimdBlas(threads);
        for (int m : SIZES) {
            for (int n : SIZES) {
                int k = SIZES[(m * 7 + n) % SIZES.length];
                double alpha = ALPHAS[(m + n) % ALPHAS.length];
                for (Op opA : Op.values()) {
                    for (Op opB : Op.values()) {
                        checkGemm(blas, opA, opB, m, n, k, alpha);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}x{1}x{2} on {3} threads")
    @CsvSource({
        "97, 25, 769, 1",
        "96, 24, 768, 1",
        "200, 1450, 33, 1",
        "200, 1450, 33, 2",
        "193, 121, 770, 2",
        "1, 500, 500, 2",
        "500, 1, 500, 2",
        "8, 8, 5000, 2",
        "3, 1500, 400, 3",
        "130, 131, 132, 5",
        "330, 970, 40, 1",
        "325, 965, 13, 2",
        "20, 104, 1537, 1",
        "600, 30, 800, 2"
    })
    void gemmAcrossTheBordersOfItsBlocks(int m, int n, int k, int threads) {
        SimdBlas blas = new SimdBlas(threads);
        for (Op opA : Op.values()) {
            for (Op opB : Op.values()) {
                checkGemm(blas, opA, opB, m, n, k, -1);
            }
        }
    }

    private static void checkGemm(SimdBlas blas, Op opA, Op opB, int m, int n, int k, double alpha) {
        Operand a = opA == Op.N ? Operand.of(m, k, 1) : Operand.of(k, m, 1);
        Operand b = opB == Op.N ? Operand.of(k, n, 2) : Operand.of(n, k, 2);
        Operand c = Operand.of(m, n, 3);
        double[] expected = c.data().clone();
        double[] actual = c.data().clone();
        REFERENCE.gemm(
                opA,
                opB,
                m,
                n,
                k,
                alpha,
                a.data(),
                a.offset(),
                a.stride(),
                b.data(),
                b.offset(),
                b.stride(),
                expected,
                c.offset(),
                c.stride());
        blas.gemm(
                opA,
                opB,
                m,
                n,
                k,
                alpha,
                a.data(),
                a.offset(),
                a.stride(),
                b.data(),
                b.offset(),
                b.stride(),
                actual,
                c.offset(),
                c.stride());
        c.assertClose(actual, expected, k, "gemm " + opA + opB + " " + m + "x" + n + "x" + k);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void syrkWritesTheUpperTriangleOnly(int threads) {
        SimdBlas blas = new SimdBlas(threads);
        int[][] shapes = {
            {1000, 70}, {769, 97}, {2000, 25}, {50, 211}, {12_000, 33}, {130, 400}, {21, 970}, {10, 1460}, {400, 333}
        };
        for (int[] shape : shapes) {
            checkSyrk(blas, shape[0], shape[1], 0.5);
        }
        for (int m : SIZES) {
            for (int n : SIZES) {
                checkSyrk(blas, m, n, ALPHAS[(m + n) % ALPHAS.length]);
            }
        }
    }

    private static void checkSyrk(SimdBlas blas, int m, int n, double alpha) {
        Operand a = Operand.of(m, n, 4);
        Operand g = Operand.of(n, n, 5);
        double[] expected = g.data().clone();
        double[] actual = g.data().clone();
        REFERENCE.syrk(m, n, alpha, a.data(), a.offset(), a.stride(), expected, g.offset(), g.stride());
        blas.syrk(m, n, alpha, a.data(), a.offset(), a.stride(), actual, g.offset(), g.stride());
        g.assertClose(actual, expected, m, "syrk " + m + "x" + n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void syrkSingleIsOffByRoundingToFloatsAndWritesTheUpperTriangleOnly(int threads) {
        SimdBlas blas = new SimdBlas(threads);
        int[][] shapes = {{1000, 70}, {3100, 97}, {769, 64}, {50, 211}, {12_000, 33}, {130, 400}, {700, 16}};
        for (int[] shape : shapes) {
            checkSyrkSingle(blas, shape[0], shape[1], 0);
        }
        for (int m : SIZES) {
            for (int n : SIZES) {
                checkSyrkSingle(blas, m, n, (m - n) % 8);
            }
        }
    }

    private static void checkSyrkSingle(SimdBlas blas, int m, int n, int e) {
        Operand a = Operand.of(m, n, 4);
        Operand g = Operand.of(n, n, 5);
        double[] before = g.data();
        double[] expected = before.clone();
        double[] actual = before.clone();
        REFERENCE.syrkSingle(m, n, e, a.data(), a.offset(), a.stride(), expected, g.offset(), g.stride());
        blas.syrkSingle(m, n, e, a.data(), a.offset(), a.stride(), actual, g.offset(), g.stride());
        double unit = 0x1p-24 * (4 + Math.sqrt(Math.min(m, 3072)));
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                int at = g.offset() + i * g.stride() + j;
                double length = (expected[diagonal(g, i)] - before[diagonal(g, i)])
                        * (expected[diagonal(g, j)] - before[diagonal(g, j)]);
                assertThat(Math.abs(actual[at] - expected[at]))
                        .as("syrkSingle %dx%d at %d,%d", m, n, i, j)
                        .isLessThanOrEqualTo(unit * Math.sqrt(Math.max(length, 0)) + 0x1p-50);
                actual[at] = before[at];
            }
        }
        assertThat(actual).as("what stands around the upper triangle").isEqualTo(before);
    }

    private static int diagonal(Operand g, int i) {
        return g.offset() + i * (g.stride() + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void trsmUndoesAProduct(int threads) {
        SimdBlas blas = new SimdBlas(threads);
        int[][] shapes = {{700, 129}, {2500, 70}, {40, 300}};
        for (int[] shape : shapes) {
            checkTrsm(blas, shape[0], shape[1]);
        }
        for (int m : SIZES) {
            for (int n : SIZES) {
                checkTrsm(blas, m, n);
            }
        }
    }

    /** R is diagonally dominant with a diagonal of size n, so that substitution loses at most a few n·eps. */
    private static void checkTrsm(SimdBlas blas, int m, int n) {
        Operand r = Operand.of(n, n, 6);
        for (int i = 0; i < n; i++) {
            r.data()[r.offset() + i * r.stride() + i] += 2 * n;
            Arrays.fill(r.data(), r.offset() + i * r.stride(), r.offset() + i * r.stride() + i, Double.NaN);
        }
        Operand x = Operand.of(m, n, 7);
        double[] expected = x.data().clone();
        double[] actual = x.data().clone();
        REFERENCE.trsm(m, n, r.data(), r.offset(), r.stride(), expected, x.offset(), x.stride());
        blas.trsm(m, n, r.data(), r.offset(), r.stride(), actual, x.offset(), x.stride());
        x.assertClose(actual, expected, n, "trsm " + m + "x" + n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 65, 127, 128, 131, 1024, 1031})
    void levelOneOfEveryTail(int n) {
        SimdBlas blas = new SimdBlas(1);
        double[] x = random(n + 5, 8);
        double[] y = random(n + 7, 9);
        assertThat(Math.abs(blas.dot(n, x, 3, y, 2) - REFERENCE.dot(n, x, 3, y, 2)))
                .isLessThanOrEqualTo(2 * n * EPS);
        for (double alpha : ALPHAS) {
            compare(n, x, y, (b, u, v) -> b.axpy(n, alpha, u, 3, v, 2));
            compare(n, x, y, (b, u, v) -> b.scal(n, alpha, v, 2));
        }
        compare(n, x, y, (b, u, v) -> b.rot(n, u, 3, v, 2, 0.6, 0.8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 64, 70})
    void levelTwoOfEveryTail(int m) {
        for (int n : SIZES) {
            Operand a = Operand.of(m, n, 10);
            double[] x = random(Math.max(m, n) + 3, 11);
            double[] y = random(Math.max(m, n) + 3, 12);
            double alpha = ALPHAS[(m + n) % ALPHAS.length];
            compare(n, x, y, (b, u, v) -> b.gemv(m, n, alpha, a.data(), a.offset(), a.stride(), u, 3, v, 2));
            compare(m, x, y, (b, u, v) -> b.gemvT(m, n, alpha, a.data(), a.offset(), a.stride(), u, 3, v, 2));
            double[] expected = a.data().clone();
            double[] actual = a.data().clone();
            REFERENCE.ger(m, n, alpha, x, 1, y, 2, expected, a.offset(), a.stride());
            new SimdBlas(1).ger(m, n, alpha, x, 1, y, 2, actual, a.offset(), a.stride());
            a.assertClose(actual, expected, 1, "ger " + m + "x" + n);
        }
    }

    @FunctionalInterface
    private interface Operation {
        void on(threshold.core.algorithm.Blas blas, double[] x, double[] y);
    }

    private static void compare(int terms, double[] x, double[] y, Operation operation) {
        double[] expectedX = x.clone();
        double[] expectedY = y.clone();
        double[] actualX = x.clone();
        double[] actualY = y.clone();
        operation.on(REFERENCE, expectedX, expectedY);
        operation.on(new SimdBlas(1), actualX, actualY);
        for (int i = 0; i < x.length; i++) {
            assertThat(Math.abs(actualX[i] - expectedX[i])).isLessThanOrEqualTo(2 * (terms + 2) * EPS);
        }
        for (int i = 0; i < y.length; i++) {
            assertThat(Math.abs(actualY[i] - expectedY[i])).isLessThanOrEqualTo(2 * (terms + 2) * EPS);
        }
    }
}
