package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.check.Conditioning;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Plan;

/**
 * Head SVD from the Gram matrix: WᵀW = V diag(σ²) Vᵀ, U = W V diag(1/σ), made orthonormal by one Cholesky QR pass.
 *
 * <p>Vd² flops and one read of W for values, 2Vdk + 2Vk² more for U. |σ̂ − σ| grows like n·eps·σ₁²/σ, so it refuses
 * where σ₁ is more than {@value #MAX_KAPPA} times the smallest value asked for.
 */
final class GramHeadSvd implements Plan<Problem, Svd> {

    /** The condition past which {@link #run} refuses: σ² would drown in the rounding of G. */
    static final double MAX_KAPPA = 1e7;

    private final Size size;
    private final String what;
    private final Blas blas;
    private final SafeGram gram;
    private final SymmetricEigen eigen;
    private final Cholesky cholesky;
    private final double[] head;
    private final double[] sigma;
    private final double[] scaledV;
    private final double[] inner;
    private final double[] u;

    GramHeadSvd(Size size, Blas blas) {
        this.size = size;
        what = "Gram matrix of a " + size.vocabulary() + "x" + size.d() + " head";
        this.blas = blas;
        boolean vectors = size.want() != Want.VALUES;
        int k = size.k();
        gram = new SafeGram(blas, size.vocabulary(), size.d(), true);
        eigen = new SymmetricEigen(blas, size.d(), vectors);
        cholesky = new Cholesky(blas);
        head = new double[size.vocabulary() * size.d()];
        sigma = new double[k];
        scaledV = new double[vectors ? size.d() * k : 0];
        inner = new double[vectors ? k * k : 0];
        u = new double[vectors ? size.vocabulary() * k : 0];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.head().data(), 0, head, 0, head.length);
    }

    @Override
    public void run() {
        gram.gram(head, eigen.operand());
        eigen.run();
        int k = size.k();
        for (int i = 0; i < k; i++) {
            sigma[i] = Math.sqrt(Math.max(0, eigen.lambda()[i]));
        }
        Conditioning.requireWithin(sigma[0] / sigma[k - 1], MAX_KAPPA, what);
        if (size.want() != Want.VALUES) {
            formU();
        }
        PowerOfTwo.scale(k, gram.exponent(0), sigma, 0);
    }

    /** U = (2^−e W)(V diag(1/σ)), then U ← U R⁻¹ with RᵀR = UᵀU. */
    private void formU() {
        int rows = size.vocabulary();
        int d = size.d();
        int k = size.k();
        double unit = PowerOfTwo.of(-gram.exponent(0));
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < k; j++) {
                scaledV[i * k + j] = eigen.z()[i * d + j] / sigma[j] * unit;
            }
        }
        Arrays.fill(u, 0);
        blas.gemm(Op.N, Op.N, rows, k, d, 1, head, 0, d, scaledV, 0, k, u, 0, k);
        Arrays.fill(inner, 0);
        blas.syrk(rows, k, 1, u, 0, k, inner, 0, k);
        if (cholesky.factor(k, inner, 0, k) != Cholesky.COMPLETE) {
            Conditioning.requireWithin(Double.POSITIVE_INFINITY, MAX_KAPPA, what);
        }
        blas.trsm(rows, k, inner, 0, k, u, 0, k);
    }

    @Override
    public Svd solution() {
        if (size.want() == Want.VALUES) {
            return new Svd(sigma.clone(), null, null);
        }
        return new Svd(
                sigma.clone(),
                new Matrix(size.vocabulary(), size.k(), u.clone()),
                Columns.leading(size.d(), size.k(), eigen.z(), 0, size.d()));
    }
}
