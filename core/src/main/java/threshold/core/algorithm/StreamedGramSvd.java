package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.check.Conditioning;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;

/**
 * Singular values of a head that is read in blocks, σ = √λ(WᵀW): Vd² flops and one read, then the eigenvalues of a d×d
 * matrix; 16 d² bytes.
 *
 * <p>|σ̂ − σ| grows like n·eps·σ₁²/σ, so it refuses where σ₁ is more than {@value GramHeadSvd#MAX_KAPPA} times the
 * smallest. Where squares would leave the range of doubles, which the diagonal shows, W is read twice more: for its
 * largest entry, and scaled by it.
 */
final class StreamedGramSvd extends ArrayPlan<Problem, double[]> {

    private final Size size;
    private final String what;
    private final Blas blas;
    private final StreamedRows rows;
    private final TridiagonalEigen eigen;
    private final double[] sigma;
    private final StreamedRows.Step add = this::add;

    StreamedGramSvd(Size size, Blas blas) {
        this.size = size;
        what = "Gram matrix of a " + size.vocabulary() + "x" + size.d() + " head";
        this.blas = blas;
        rows = new StreamedRows(blas, size.vocabulary(), size.d());
        eigen = new TridiagonalEigen(blas, size.d(), false);
        sigma = new double[size.d()];
    }

    @Override
    protected void take(Problem problem) {
        rows.of(problem.requireSize(size).head());
    }

    @Override
    protected void solve() {
        int e = 0;
        gram(e);
        if (!isSafe()) {
            e = rows.exponent();
            gram(e);
        }
        eigen.run();
        int d = size.d();
        for (int i = 0; i < d; i++) {
            sigma[i] = Math.sqrt(Math.max(0, eigen.lambda()[i]));
        }
        Conditioning.requireWithin(sigma[0] / sigma[d - 1], GramHeadSvd.MAX_KAPPA, what);
        PowerOfTwo.scale(d, e, sigma, 0);
    }

    private void gram(int e) {
        Arrays.fill(eigen.operand(), 0);
        rows.each(e, add);
    }

    private void add(int count, double[] block) {
        int d = size.d();
        blas.syrk(count, d, 1, block, Layout.ORIGIN, d, eigen.operand(), 0, d);
    }

    private boolean isSafe() {
        boolean safe = true;
        for (int j = 0; j < size.d(); j++) {
            safe &= ColumnScaling.isSafe(eigen.operand()[j * (size.d() + 1)]);
        }
        return safe;
    }

    @Override
    protected double[] copyOut() {
        return sigma.clone();
    }
}
