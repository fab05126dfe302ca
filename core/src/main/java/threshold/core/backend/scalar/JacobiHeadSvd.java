package threshold.core.backend.scalar;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.ColumnScaling;
import threshold.core.algorithm.PowerOfTwo;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Plan;

/** Head SVD by Householder QR, then one-sided Jacobi on R. Truncated asks are cut from the whole. Stable. */
final class JacobiHeadSvd implements Plan<Problem, Svd> {

    private final Size size;
    private final boolean wantVectors;
    private final ColumnScaling scaling;
    private final Householder householder;
    private final Jacobi jacobi;
    private final double[] head;
    private final double[] factored;
    private final double[] r;
    private final double[] jt;
    private final double[] sigma;
    private final int[] order;
    private final double[] u;

    JacobiHeadSvd(Size size) {
        this.size = size;
        wantVectors = size.want() != Want.VALUES;
        int d = size.d();
        scaling = new ColumnScaling(d);
        householder = new Householder(size.vocabulary(), d);
        jacobi = new Jacobi(d, wantVectors);
        head = new double[size.vocabulary() * d];
        factored = new double[head.length];
        r = new double[d * d];
        jt = new double[wantVectors ? d * d : 0];
        sigma = new double[d];
        order = new int[d];
        u = new double[wantVectors ? size.vocabulary() * size.k() : 0];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.head().data(), 0, head, 0, head.length);
    }

    @Override
    public void run() {
        System.arraycopy(head, 0, factored, 0, head.length);
        scaling.measureAsOne(size.vocabulary(), factored);
        scaling.apply(size.vocabulary(), factored, 0, size.d());
        householder.factor(factored);
        takeR();
        jacobi.orthogonaliseRows(r, jt);
        normaliseRows();
        if (wantVectors) {
            OrthonormalRows.complete(size.d(), sigma, r);
            formU();
        }
        PowerOfTwo.scale(sigma.length, scaling.exponent(0), sigma, 0);
    }

    private void takeR() {
        int d = size.d();
        System.arraycopy(factored, 0, r, 0, d * d);
        for (int i = 1; i < d; i++) {
            Arrays.fill(r, i * d, i * d + i, 0);
        }
    }

    /** Rows σ_i v_iᵀ to rows v_iᵀ and lengths σ_i, and the order of the lengths. */
    private void normaliseRows() {
        int d = size.d();
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = i * d; j < (i + 1) * d; j++) {
                sum += r[j] * r[j];
            }
            sigma[i] = sum < Jacobi.NEGLIGIBLE ? 0 : Math.sqrt(sum);
            for (int j = i * d; j < (i + 1) * d && sigma[i] > 0; j++) {
                r[j] /= sigma[i];
            }
            int at = i;
            for (; at > 0 && sigma[order[at - 1]] < sigma[i]; at--) {
                order[at] = order[at - 1];
            }
            order[at] = i;
        }
    }

    /** The k leading columns of Q J. */
    private void formU() {
        int d = size.d();
        int k = size.k();
        Arrays.fill(u, 0);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < d; i++) {
                u[i * k + j] = jt[order[j] * d + i];
            }
        }
        householder.apply(factored, k, u);
    }

    @Override
    public Svd solution() {
        int d = size.d();
        int k = size.k();
        double[] sorted = new double[k];
        for (int j = 0; j < k; j++) {
            sorted[j] = sigma[order[j]];
        }
        if (!wantVectors) {
            return new Svd(sorted, null, null);
        }
        Matrix v = Matrix.zeros(d, k);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < d; i++) {
                v.data()[i * k + j] = r[order[j] * d + i];
            }
        }
        return new Svd(sorted, new Matrix(size.vocabulary(), k, u.clone()), v);
    }
}
