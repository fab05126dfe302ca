package threshold.core.algorithm;

import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
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
    private final SafeGram gram;
    private final TridiagonalEigen eigen;
    private final @Nullable LeftVectors left;
    private final double[] head;
    private final double[] sigma;

    GramHeadSvd(Size size, Blas blas) {
        this.size = size;
        what = "Gram matrix of a " + size.vocabulary() + "x" + size.d() + " head";
        boolean vectors = size.want() != Want.VALUES;
        int k = size.k();
        gram = new SafeGram(blas, size.vocabulary(), size.d(), true);
        eigen = new TridiagonalEigen(blas, size.d(), vectors);
        left = vectors ? new LeftVectors(blas, size.vocabulary(), size.d(), k) : null;
        head = new double[size.vocabulary() * size.d()];
        sigma = new double[k];
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
        if (left != null && !formU(left)) {
            Conditioning.requireWithin(Double.POSITIVE_INFINITY, MAX_KAPPA, what);
        }
        PowerOfTwo.scale(k, gram.exponent(0), sigma, 0);
    }

    private boolean formU(LeftVectors vectors) {
        int d = size.d();
        return vectors.form(head, 0, d, eigen.z(), d, sigma, PowerOfTwo.of(-gram.exponent(0)));
    }

    @Override
    public Svd solution() {
        if (left == null) {
            return new Svd(sigma.clone(), null, null);
        }
        return new Svd(
                sigma.clone(),
                new Matrix(size.vocabulary(), size.k(), left.copy()),
                Columns.leading(size.d(), size.k(), eigen.z(), 0, size.d()));
    }
}
