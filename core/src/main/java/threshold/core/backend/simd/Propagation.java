package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;

import java.util.ArrayList;
import java.util.List;
import threshold.core.Matrix;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation;

/**
 * x′ = Ax + w as a sum of columns of A: a few states one by one with their rows in the lanes ({@link ColumnSteps}),
 * many states side by side, one in each lane ({@link StripSteps}). Each thread takes its own states through all steps,
 * so threads never meet before the end.
 */
final class Propagation implements Plan<StatePropagation.Problem, Matrix> {

    /** Over half a vector of states, lanes that idle cost less than going through A once for every state. */
    static final int FEW = Math.max(1, L / 2);

    private final StatePropagation.Size size;
    private final Workers workers;
    private final Runnable[] shares;
    private final List<ColumnSteps> columns = new ArrayList<>();
    private final List<StripSteps> strips = new ArrayList<>();
    private final List<Integer> firsts = new ArrayList<>();

    /** A in panels of eight rows, stored by columns. */
    private final double[] a;

    Propagation(StatePropagation.Size size, int threads) {
        this.size = size;
        workers = Workers.of(threads);
        shares = new Runnable[threads];
        boolean few = size.batch() <= FEW;
        a = Lanes.workspace(few ? 0 : StripSteps.paddedRows(size.n()) * size.n());
        int units = few ? size.batch() : Lanes.vectors(size.batch());
        for (int p = 0; p < threads; p++) {
            int first = GeneralProduct.bound(units, p, threads, 1);
            int end = GeneralProduct.bound(units, p + 1, threads, 1);
            Runnable[] share = few ? columns(first, end) : strips(first, end);
            shares[p] = () -> {
                for (Runnable part : share) {
                    part.run();
                }
            };
        }
    }

    private Runnable[] columns(int first, int end) {
        Runnable[] share = new Runnable[end - first];
        for (int b = first; b < end; b++) {
            ColumnSteps column = new ColumnSteps(size.n(), size.steps(), size.period(), keepsAll());
            columns.add(column);
            share[b - first] = column;
        }
        return share;
    }

    private Runnable[] strips(int first, int end) {
        List<StripSteps> share = Strips.cut(first, end, (column, vectors) -> {
            StripSteps strip = new StripSteps(size.n(), size.steps(), size.period(), keepsAll(), vectors, a);
            firsts.add(column);
            return strip;
        });
        strips.addAll(share);
        return share.toArray(Runnable[]::new);
    }

    private boolean keepsAll() {
        return size.keep() == StatePropagation.Keep.ALL;
    }

    @Override
    public void load(StatePropagation.Problem problem) {
        problem.requireSize(size);
        int n = size.n();
        for (int b = 0; b < columns.size(); b++) {
            columns.get(b).load(problem.a(), problem.x0(), problem.w(), b);
        }
        if (!strips.isEmpty()) {
            Packing.panelsOfRows(n, n, problem.a().data(), 0, n, a, START);
        }
        for (int s = 0; s < strips.size(); s++) {
            strips.get(s).load(problem.x0(), problem.w(), firsts.get(s));
        }
    }

    @Override
    public void run() {
        if (shares.length == 1) {
            shares[0].run();
        } else {
            workers.run(shares);
        }
    }

    @Override
    public Matrix solution() {
        Matrix solution = Matrix.zeros(size.storedSteps(), size.n() * size.batch());
        for (int b = 0; b < columns.size(); b++) {
            columns.get(b).store(solution, size.batch(), b);
        }
        for (int s = 0; s < strips.size(); s++) {
            strips.get(s).store(solution, size.batch(), firsts.get(s));
        }
        return solution;
    }
}
