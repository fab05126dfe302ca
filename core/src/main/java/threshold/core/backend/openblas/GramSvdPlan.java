package threshold.core.backend.openblas;

import threshold.core.check.Conditioning;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;

/**
 * The decomposition of a head W by the eigenvalues of WᵀW = V diag(σ²) Vᵀ: dsyrk, dsyevd, σ = √λ. Vectors are U = W V
 * R⁻¹ with R the Cholesky factor of (W V)ᵀ(W V), which is diag(σ) up to what rounding left of the columns' angles:
 * dividing by σ alone would leave U orthogonal to κ²·eps only.
 *
 * <p>Vd² + O(d³) flops for values, up to 5Vd² for vectors. Refuses κ = σ₁/σ_k over {@value NormalEquations#MAX_KAPPA}.
 */
final class GramSvdPlan extends OffHeapPlan<HeadSvd.Problem, Svd> {

    static final String[] ROUTINES = {"cblas_dsyrk", "dsyevd_", "cblas_dgemm", "dpotrf_", "cblas_dtrsm"};

    private final NativeBlas blas;
    private final HeadSvd.Size size;
    private final ColumnMajor head;
    private final GramMatrix gram;
    private final Syevd eigen;
    private final double[] sigma;
    private final String what;
    private final ColumnMajor v;
    private final ColumnMajor u;
    private final ColumnMajor r;
    private final long upper;
    private final long order;
    private final Info factoring;

    GramSvdPlan(NativeBlas blas, OffHeap memory, HeadSvd.Size size) {
        super(memory);
        boolean vectors = size.want() != Want.VALUES;
        int k = size.k();
        this.blas = blas;
        this.size = size;
        this.what = "Gram matrix of " + size.vocabulary() + "x" + size.d() + ", " + k + " values";
        this.head = memory.matrix(size.vocabulary(), size.d());
        this.gram = new GramMatrix(blas, memory, head);
        this.eigen = new Syevd(blas, memory, gram.g(), vectors);
        this.sigma = new double[k];
        this.v = vectors ? memory.matrix(size.d(), k) : gram.g();
        this.u = vectors ? memory.matrix(size.vocabulary(), k) : gram.g();
        this.r = vectors ? memory.matrix(k, k) : gram.g();
        this.upper = memory.letter('U');
        this.order = memory.integer(k);
        this.factoring = memory.info("dpotrf", k + "x" + k);
    }

    @Override
    protected void take(HeadSvd.Problem problem) {
        head.load(problem.requireSize(size).head());
    }

    @Override
    protected void solve() {
        gram.compute();
        eigen.solve();
        for (int i = 0; i < sigma.length; i++) {
            sigma[i] = Math.sqrt(Math.max(0, eigen.lambda().get(size.d() - 1 - i, 0)));
        }
        Conditioning.requireWithin(sigma[0] / sigma[sigma.length - 1], NormalEquations.MAX_KAPPA, what);
        if (size.want() != Want.VALUES) {
            solveForVectors();
        }
    }

    private void solveForVectors() {
        int k = size.k();
        int d = size.d();
        int rows = size.vocabulary();
        for (int i = 0; i < k; i++) {
            v.copyColumn(i, gram.g(), d - 1 - i, 0, d);
        }
        blas.dgemm(
                NativeBlas.NO_TRANSPOSE,
                NativeBlas.NO_TRANSPOSE,
                rows,
                k,
                d,
                1,
                head.address(),
                rows,
                v.address(),
                d,
                0,
                u.address(),
                rows);
        blas.dsyrk(rows, k, u.address(), rows, r.address(), k);
        blas.lapack().dpotrf(upper, order, r.address(), order, factoring.address());
        factoring.requireZero("the left vectors are not independent to working precision");
        blas.dtrsm(rows, k, r.address(), k, u.address(), rows);
    }

    @Override
    protected Svd copyOut() {
        return size.want() == Want.VALUES
                ? new Svd(sigma.clone(), null, null)
                : new Svd(sigma.clone(), u.toMatrix(), v.toMatrix());
    }
}
