package threshold.core.backend.ojalgo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;

/**
 * What {@code Eigenvalue.R064.make} gives for a symmetric matrix of its order; the path says which one it was. The
 * values come in the order of their size, whatever their sign: ordering them is part of {@code run}.
 */
final class OjalgoSymmetricEigen implements Plan<Problem, Eigen> {

    static List<Kernel<Size, Problem, Eigen>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, (size, _) -> new OjalgoSymmetricEigen(size)));
    }

    private final Size size;
    private final Eigenvalue<Double> decomposition;
    private final R064Store a;
    private final double[] found;
    private final double[] lambda;
    private int[] order = new int[0];

    private OjalgoSymmetricEigen(Size size) {
        this.size = size;
        this.a = ColumnMajor.zeros(size.n(), size.n());
        this.decomposition = Eigenvalue.R064.make(a, true);
        this.found = new double[size.n()];
        this.lambda = new double[size.n()];
    }

    @Override
    public void load(Problem problem) {
        ColumnMajor.copy(problem.requireSize(size).a(), a);
    }

    @Override
    public void run() {
        String what = "ojAlgo " + path() + " of " + size.n() + "x" + size.n();
        boolean done = size.want() == Want.VALUES ? decomposition.computeValuesOnly(a) : decomposition.decompose(a);
        if (!done) {
            throw new ArithmeticException(what + ": the decomposition returned false");
        }
        decomposition.getEigenvalues(found, Optional.empty());
        order = descending(found);
        Arrays.setAll(lambda, i -> found[order[i]]);
        Conditioning.requireFinite(lambda, what);
    }

    private static int[] descending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public Eigen solution() {
        return new Eigen(lambda.clone(), vectors());
    }

    private @Nullable Matrix vectors() {
        if (size.want() == Want.VALUES) {
            return null;
        }
        int n = size.n();
        MatrixStore<Double> v = decomposition.getV();
        Matrix z = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                z.data()[i * n + j] = v.doubleValue(i, order[j]);
            }
        }
        return z;
    }

    @Override
    public String path() {
        return OjalgoSettings.nameOf(decomposition);
    }
}
