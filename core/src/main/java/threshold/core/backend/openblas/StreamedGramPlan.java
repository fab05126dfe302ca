package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import threshold.core.check.Conditioning;
import threshold.core.kernel.RowSource;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;

/**
 * Singular values of a head that is read in blocks of rows, σ = √λ(WᵀW): dsyrk adds the products of each block to G, of
 * which dsyevd makes the eigenvalues in place.
 *
 * <p>Vd² + 4/3 d³ flops; 8 d² bytes, two blocks and the workspace of dsyevd. Refuses κ over {@value
 * NormalEquations#MAX_KAPPA}.
 */
final class StreamedGramPlan extends OffHeapPlan<Problem, double[]> {

    static final String[] ROUTINES = {"cblas_dsyrk", "dsyevd_"};

    /** Rows of a block at least, several of the depths that dsyrk packs at a time. */
    private static final int LEAST_ROWS = 1024;

    /** Entries of a block of many rows: 4 MB. */
    private static final int ENTRIES = 1 << 19;

    private final NativeBlas blas;
    private final Size size;
    private final String what;
    private final int rows;
    private final double[] block;
    private final MemorySegment copy;
    private final ColumnMajor g;
    private final Syevd eigen;
    private final double[] sigma;
    private RowSource head = RowSource.NOTHING;

    StreamedGramPlan(NativeBlas blas, OffHeap memory, Size size) {
        super(memory);
        this.blas = blas;
        this.size = size;
        what = "Gram matrix of " + size.vocabulary() + "x" + size.d();
        rows = Math.min(size.vocabulary(), Math.max(LEAST_ROWS, ENTRIES / size.d()));
        block = new double[Math.multiplyExact(rows, size.d())];
        copy = memory.doubles(block.length);
        g = memory.matrix(size.d(), size.d());
        eigen = new Syevd(blas, memory, g, false);
        sigma = new double[size.d()];
    }

    @Override
    protected void take(Problem problem) {
        head = problem.requireSize(size).head();
    }

    @Override
    protected void solve() {
        int d = size.d();
        for (int first = 0; first < size.vocabulary(); first += rows) {
            add(first, Math.min(rows, size.vocabulary() - first));
        }
        GramMatrix.requireInRange(g, what);
        eigen.solve();
        for (int i = 0; i < d; i++) {
            sigma[i] = Math.sqrt(Math.max(0, eigen.lambda().get(d - 1 - i, 0)));
        }
        Conditioning.requireWithin(sigma[0] / sigma[d - 1], NormalEquations.MAX_KAPPA, what);
    }

    /** G ← G + BᵀB, B the rows from the first on; G ← BᵀB of the very first. */
    private void add(int first, int count) {
        int d = size.d();
        head.read(first, count, block, 0, d);
        MemorySegment.copy(block, 0, copy, JAVA_DOUBLE, 0, count * d);
        blas.dsyrkByRows(count, d, copy.address(), d, first == 0 ? 0 : 1, g.address(), d);
    }

    @Override
    protected double[] copyOut() {
        return sigma.clone();
    }
}
