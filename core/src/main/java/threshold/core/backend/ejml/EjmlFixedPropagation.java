package threshold.core.backend.ejml;

import static threshold.core.kernel.StatePropagation.Keep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.DMatrix;
import org.ejml.data.DMatrix2;
import org.ejml.data.DMatrix2x2;
import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix3x3;
import org.ejml.data.DMatrix4;
import org.ejml.data.DMatrix4x4;
import org.ejml.data.DMatrix5;
import org.ejml.data.DMatrix5x5;
import org.ejml.data.DMatrix6;
import org.ejml.data.DMatrix6x6;
import org.ejml.dense.fixed.CommonOps_DDF2;
import org.ejml.dense.fixed.CommonOps_DDF3;
import org.ejml.dense.fixed.CommonOps_DDF4;
import org.ejml.dense.fixed.CommonOps_DDF5;
import org.ejml.dense.fixed.CommonOps_DDF6;
import threshold.core.Matrix;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/**
 * x[t+1] = A x[t] + w[t mod q] of one state of 2 to 6 entries on EJML's fixed-size matrices, whose entries are fields
 * and whose operations are written out.
 *
 * @param <M> the n×n matrix
 * @param <V> the vector of n
 */
final class EjmlFixedPropagation<M extends DMatrix, V extends DMatrix> implements Plan<Problem, Matrix> {

    /** y = A x. */
    @FunctionalInterface
    private interface Product<M, V> {
        void multiply(M a, V x, V y);
    }

    /** y ← y + w. */
    @FunctionalInterface
    private interface Sum<V> {
        void add(V y, V w);
    }

    /** One size of EJML's fixed matrices: its types and its operations. */
    private record Fixed<M, V>(Supplier<M> matrix, Supplier<V> vector, Product<M, V> product, Sum<V> sum) {}

    static Plan<Problem, Matrix> of(Size size) {
        return switch (size.n()) {
            case 2 ->
                new EjmlFixedPropagation<>(
                        size,
                        new Fixed<>(DMatrix2x2::new, DMatrix2::new, CommonOps_DDF2::mult, CommonOps_DDF2::addEquals));
            case 3 ->
                new EjmlFixedPropagation<>(
                        size,
                        new Fixed<>(DMatrix3x3::new, DMatrix3::new, CommonOps_DDF3::mult, CommonOps_DDF3::addEquals));
            case 4 ->
                new EjmlFixedPropagation<>(
                        size,
                        new Fixed<>(DMatrix4x4::new, DMatrix4::new, CommonOps_DDF4::mult, CommonOps_DDF4::addEquals));
            case 5 ->
                new EjmlFixedPropagation<>(
                        size,
                        new Fixed<>(DMatrix5x5::new, DMatrix5::new, CommonOps_DDF5::mult, CommonOps_DDF5::addEquals));
            case 6 ->
                new EjmlFixedPropagation<>(
                        size,
                        new Fixed<>(DMatrix6x6::new, DMatrix6::new, CommonOps_DDF6::mult, CommonOps_DDF6::addEquals));
            default -> throw new IllegalArgumentException("EJML has fixed matrices of 2 to 6, not of " + size.n());
        };
    }

    private final Size size;
    private final Fixed<M, V> fixed;
    private final M a;
    private final V x0;
    private final List<V> w;
    /** All states, or two that take turns. */
    private final List<V> states;

    private EjmlFixedPropagation(Size size, Fixed<M, V> fixed) {
        this.size = size;
        this.fixed = fixed;
        this.a = fixed.matrix().get();
        this.x0 = fixed.vector().get();
        this.w = vectors(size.period());
        this.states = vectors(size.keep() == Keep.ALL ? size.steps() : 2);
    }

    private List<V> vectors(int count) {
        List<V> vectors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            vectors.add(fixed.vector().get());
        }
        return vectors;
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        int n = size.n();
        copy(problem.a().data(), 0, a, n, n);
        copy(problem.x0().data(), 0, x0, n, 1);
        for (int s = 0; s < w.size(); s++) {
            copy(problem.w().data(), s * n, w.get(s), n, 1);
        }
    }

    private static void copy(double[] from, int offset, DMatrix to, int rows, int cols) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                to.unsafe_set(i, j, from[offset + i * cols + j]);
            }
        }
    }

    @Override
    public void run() {
        boolean all = size.keep() == Keep.ALL;
        int s = 0;
        V x = x0;
        for (int t = 0; t < size.steps(); t++) {
            V next = states.get(all ? t : t & 1);
            fixed.product().multiply(a, x, next);
            fixed.sum().add(next, w.get(s));
            x = next;
            s = s + 1 == w.size() ? 0 : s + 1;
        }
    }

    @Override
    public Matrix solution() {
        Matrix rows = Matrix.zeros(size.storedSteps(), size.n());
        int first = size.steps() - rows.rows();
        for (int t = 0; t < rows.rows(); t++) {
            V state = states.get((first + t) % states.size());
            for (int i = 0; i < size.n(); i++) {
                rows.data()[t * size.n() + i] = state.unsafe_get(i, 0);
            }
        }
        return rows;
    }
}
