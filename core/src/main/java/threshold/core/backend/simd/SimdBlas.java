package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;

import java.util.Arrays;
import threshold.core.algorithm.Blas;

/**
 * The {@link Blas} on vectors. Operations on vectors take one thread; products, with a vector as well, and the
 * triangular solve share their work over all threads once it is worth it.
 *
 * <p>Ownership: packing buffers belong to the instance and grow to the largest operands seen; after that nothing is
 * allocated. An instance serves one caller at a time.
 */
final class SimdBlas implements Blas {

    private static final double WORTH_SHARING = 1e6;

    private final double[] lanes = Lanes.workspace(4 * L);
    private final Workers workers;
    private final GeneralProduct general;
    private final SymmetricProduct symmetric;
    private final SingleProduct single;
    private final PackedTriangle divisor = new PackedTriangle();
    private final TriangularSolve[] solves;
    private final VectorProduct[] vectorProducts;

    /** One for each thread, itself if there is one. */
    private final SimdBlas[] members;

    /** @param threads how many threads an operation may use, at least 1 */
    SimdBlas(int threads) {
        workers = Workers.of(threads);
        general = new GeneralProduct(threads);
        symmetric = new SymmetricProduct(threads);
        single = new SingleProduct(threads);
        solves = new TriangularSolve[threads];
        Arrays.setAll(solves, _ -> new TriangularSolve(divisor));
        vectorProducts = new VectorProduct[threads];
        Arrays.setAll(vectorProducts, _ -> new VectorProduct());
        members = new SimdBlas[threads];
        Arrays.setAll(members, _ -> threads == 1 ? this : new SimdBlas(1));
    }

    @Override
    public int threads() {
        return members.length;
    }

    @Override
    public Blas alone(int p) {
        return members[p];
    }

    @Override
    public void together(Runnable[] parts) {
        if (parts.length == 1) {
            parts[0].run();
        } else {
            workers.run(parts);
        }
    }

    @Override
    public double dot(int n, double[] x, int xo, double[] y, int yo) {
        return LevelOne.dot(n, x, xo, y, yo, lanes);
    }

    @Override
    public void axpy(int n, double alpha, double[] x, int xo, double[] y, int yo) {
        LevelOne.axpy(n, alpha, x, xo, y, yo);
    }

    @Override
    public void scal(int n, double alpha, double[] x, int xo) {
        LevelOne.scal(n, alpha, x, xo);
    }

    @Override
    public void rot(int n, double[] x, int xo, double[] y, int yo, double c, double s) {
        LevelOne.rot(n, x, xo, y, yo, c, s);
    }

    @Override
    public void gemv(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        multiply(false, m, n, alpha, a, ao, lda, x, xo, y, yo);
    }

    @Override
    public void gemvT(int m, int n, double alpha, double[] a, int ao, int lda, double[] x, int xo, double[] y, int yo) {
        multiply(true, m, n, alpha, a, ao, lda, x, xo, y, yo);
    }

    private void multiply(
            boolean transposed,
            int m,
            int n,
            double alpha,
            double[] a,
            int ao,
            int lda,
            double[] x,
            int xo,
            double[] y,
            int yo) {
        int parts = (long) m * n >= VectorProduct.WORTH_SHARING ? vectorProducts.length : 1;
        for (int p = 0; p < parts; p++) {
            vectorProducts[p].set(p, parts, transposed, m, n, alpha, a, ao, lda, x, xo, y, yo);
        }
        if (parts > 1) {
            workers.run(vectorProducts);
        } else {
            vectorProducts[0].run();
        }
    }

    @Override
    public void ger(int m, int n, double alpha, double[] x, int xo, double[] y, int yo, double[] a, int ao, int lda) {
        LevelTwo.ger(m, n, alpha, x, xo, y, yo, a, ao, lda);
    }

    @Override
    public void gemm(
            Op opA,
            Op opB,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int ao,
            int lda,
            double[] b,
            int bo,
            int ldb,
            double[] c,
            int co,
            int ldc) {
        general.multiply(false, opA, opB, m, n, k, alpha, a, ao, lda, b, bo, ldb, c, co, ldc);
    }

    @Override
    public void syrk(int m, int n, double alpha, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        symmetric.multiply(false, m, n, alpha, a, ao, lda, g, go, ldg);
    }

    @Override
    public void syrkSingle(int m, int n, int e, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        single.multiply(m, n, e, a, ao, lda, g, go, ldg);
    }

    @Override
    public void trsm(int m, int n, double[] r, int ro, int ldr, double[] x, int xo, int ldx) {
        int parts = (double) m * n * n >= WORTH_SHARING ? solves.length : 1;
        divisor.pack(n, r, ro, ldr);
        for (int p = 0; p < parts; p++) {
            int first = GeneralProduct.bound(m, p, parts, MicroKernel.ROWS);
            int end = GeneralProduct.bound(m, p + 1, parts, MicroKernel.ROWS);
            solves[p].rows(first, end, x, xo, ldx);
        }
        if (parts > 1) {
            workers.run(solves);
        } else {
            solves[0].run();
        }
    }
}
