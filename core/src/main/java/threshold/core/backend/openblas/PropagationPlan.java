package threshold.core.backend.openblas;

import java.lang.foreign.MemorySegment;
import threshold.core.Matrix;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.StatePropagation.Keep;

/**
 * x[t+1] = w[t mod q] + A x[t], one step after the other: the disturbance is copied to where the state will be, and the
 * product added to it. 8(n² + nB(q + 1 + stored)) bytes, where two states are stored if only the last is kept.
 */
final class PropagationPlan extends OffHeapPlan<StatePropagation.Problem, Matrix> {

    /** y ← y + A x for a block of states. */
    @FunctionalInterface
    interface Step {
        void add(NativeBlas blas, int n, int batch, long a, long x, long y);
    }

    private final NativeBlas blas;
    private final StatePropagation.Size size;
    private final Step step;
    private final ColumnMajor a;
    private final ColumnMajor x0;
    private final ColumnMajor[] w;
    private final MemorySegment disturbances;
    private final MemorySegment states;
    private final int slots;
    private final long stateBytes;

    PropagationPlan(NativeBlas blas, OffHeap memory, StatePropagation.Size size, Step step) {
        super(memory);
        int n = size.n();
        long entries = (long) n * size.batch();
        this.blas = blas;
        this.size = size;
        this.step = step;
        this.stateBytes = entries * Double.BYTES;
        this.slots = size.keep() == Keep.ALL ? size.steps() : 2;
        this.a = memory.matrix(n, n);
        this.x0 = memory.matrix(n, size.batch());
        this.disturbances = memory.doubles(entries * size.period());
        this.states = memory.doubles(entries * slots);
        this.w = new ColumnMajor[size.period()];
        for (int s = 0; s < w.length; s++) {
            w[s] = block(disturbances, s);
        }
    }

    /** One state for each call, by a matrix–vector product. */
    static void gemv(NativeBlas blas, int n, int batch, long a, long x, long y) {
        blas.dgemv(n, n, 1, a, n, x, 1, y);
    }

    /** All states in one call, by a matrix–matrix product. */
    static void gemm(NativeBlas blas, int n, int batch, long a, long x, long y) {
        blas.dgemm(NativeBlas.NO_TRANSPOSE, NativeBlas.NO_TRANSPOSE, n, batch, n, 1, a, n, x, n, 1, y, n);
    }

    private ColumnMajor block(MemorySegment blocks, int index) {
        return new ColumnMajor(blocks.asSlice(index * stateBytes, stateBytes), size.n(), size.batch());
    }

    @Override
    protected void take(StatePropagation.Problem problem) {
        problem.requireSize(size);
        a.load(problem.a());
        x0.load(problem.x0());
        for (int s = 0; s < w.length; s++) {
            w[s].load(problem.w().data(), s * size.n() * size.batch());
        }
    }

    @Override
    protected void solve() {
        long x = x0.address();
        int phase = 0;
        int slot = 0;
        for (int t = 0; t < size.steps(); t++) {
            MemorySegment.copy(disturbances, phase * stateBytes, states, slot * stateBytes, stateBytes);
            long y = states.address() + slot * stateBytes;
            step.add(blas, size.n(), size.batch(), a.address(), x, y);
            x = y;
            phase = phase + 1 == size.period() ? 0 : phase + 1;
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
    }

    @Override
    protected Matrix copyOut() {
        int entries = size.n() * size.batch();
        Matrix solution = Matrix.zeros(size.storedSteps(), entries);
        int first = (size.steps() - size.storedSteps()) % slots;
        for (int row = 0; row < solution.rows(); row++) {
            block(states, first + row).copyOut(size.n(), size.batch(), solution.data(), row * entries);
        }
        return solution;
    }
}
