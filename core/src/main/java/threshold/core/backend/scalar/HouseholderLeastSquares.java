package threshold.core.backend.scalar;

import threshold.core.kernel.LeastSquares.Size;

/** x = R⁻¹Qᵀy by Householder QR (Golub and Van Loan, algorithm 5.3.2). Stable. */
final class HouseholderLeastSquares extends ScalarLeastSquares {

    private final int p;
    private final Householder householder;

    HouseholderLeastSquares(Size size) {
        super(size);
        p = size.p();
        householder = new Householder(size.rows(), p);
    }

    @Override
    void solve(double[] a, double[] y, double[] x) {
        householder.factor(a);
        householder.applyTransposed(a, y);
        System.arraycopy(y, 0, x, 0, p);
        TextbookCholesky.backward(p, a, 1, x);
    }
}
