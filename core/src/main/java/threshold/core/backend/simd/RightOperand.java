package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.COLUMNS;
import static threshold.core.backend.simd.MicroKernel.ROWS;
import static threshold.core.backend.simd.MicroKernel.VECTORS;

import threshold.core.algorithm.Blas.Op;

/**
 * The right operand of a product as panels of up to three vectors of columns: packed, or read where it stands when that
 * is as good. Its rows must be contiguous for the micro-kernel, so a transposed operand is always packed.
 *
 * <p>Where four vectors are left, they make two panels of two: a panel of one has too few chains to keep the units
 * busy.
 */
final class RightOperand {

    /** Whether eight columns from a multiple of eight on are always in one panel. */
    private static final boolean HOLDS_ROWS = COLUMNS % ROWS == 0 && L % ROWS == 0;

    private static final int STRIP = Blocking.CHOSEN.strip();

    /** Doubles in a cache line. */
    private static final int LINE = 8;

    /**
     * Panels of the left operand that a copy must meet to be repaid, and that of one which comes from memory: 22×573 by
     * 573×674 took 0.77 times as long with the copy, 24×192 by 192×192 1.16 times (Cascade Lake, in turns).
     */
    private static final int REPAID = 4;

    private static final int REPAID_FROM_MEMORY = 2;

    /** What {@link #sweep} read, kept so that the compiler cannot leave the reading out. */
    double swept;

    private final Panel panel = new Panel();
    private final Panel rows = new Panel();
    private double[] b = {};
    private int bo;
    private int ldb;
    private boolean transposed;
    private boolean packs;
    private double[] packed = {};
    private int firstColumn;
    private int endColumn;
    private int firstDepth;
    private int kc;

    void set(Op op, double[] values, int offset, int stride) {
        b = values;
        bo = offset;
        ldb = stride;
        transposed = op == Op.T;
    }

    /** How many tiles must read a panel before its copy is repaid. */
    int repaid(boolean fromMemory) {
        return fromMemory ? REPAID_FROM_MEMORY : REPAID;
    }

    void packs(boolean worthwhile) {
        packs = transposed || worthwhile;
    }

    boolean packs() {
        return packs;
    }

    /** Columns of the panel that begins with column j. */
    int panel(int j) {
        int left = endColumn - j;
        return Math.min(left, Lanes.vectors(left) == VECTORS + 1 ? COLUMNS - L : COLUMNS);
    }

    /** Where the panels end that stay in the second-level cache together with that of column j. */
    int stripEnd(int j) {
        int end = j;
        while (end < endColumn && end - j < STRIP) {
            end += panel(end);
        }
        return end;
    }

    /** Makes columns j … endJ − 1 at depths k … k + depth − 1 ready. */
    void pack(int j, int endJ, int k, int depth) {
        firstColumn = j;
        endColumn = endJ;
        firstDepth = k;
        kc = depth;
        packed = Lanes.grown(packed, (endJ - j + COLUMNS) * kc);
        int from = bo + k * ldb + j;
        int done = 0;
        if (packs && !transposed) {
            int whole = wholePanels(endJ - j);
            Packing.panels(whole, kc, b, from, ldb, packed, START);
            done = whole * COLUMNS;
        }
        while (done < endJ - j) {
            int columns = panel(j + done);
            int at = START + done * kc;
            if (transposed) {
                Packing.transposedPanel(columns, width(columns), kc, b, bo + (j + done) * ldb + k, ldb, packed, at);
            } else if (!stands(j + done, columns)) {
                Packing.panelPart(columns, width(columns), kc, b, from + done, ldb, packed, at);
            }
            done += columns;
        }
    }

    /** Panels of full width among so many columns. */
    private static int wholePanels(int columns) {
        int whole = columns / COLUMNS;
        int rest = Lanes.vectors(columns - whole * COLUMNS);
        return rest == 1 && whole > 0 ? whole - 1 : whole;
    }

    /**
     * Reads the rows at hand once in the order of memory, so that they are in the second-level cache when the tiles
     * come, whose strides no prefetcher follows: the Gram matrix of 100000×64 took 6.2 ms without, 5.5 ms with.
     */
    void sweep() {
        int from = bo + firstDepth * ldb + firstColumn;
        int end = from + (kc - 1) * ldb + endColumn - firstColumn;
        double sum = 0;
        for (int i = from; i < end; i += LINE) {
            sum += b[i];
        }
        swept = sum;
    }

    /** Columns in whole vectors. */
    private static int width(int columns) {
        return Lanes.vectors(columns) * L;
    }

    /** Lanes past the last column hold what follows in the array, and are not stored; so it need only be long enough. */
    private boolean stands(int j, int columns) {
        return !packs && bo + (firstDepth + kc - 1) * ldb + j + width(columns) <= b.length;
    }

    /** The panel of so many columns from column j on, the same object each time. */
    Panel at(int j, int columns) {
        return stands(j, columns)
                ? panel.set(Op.N, b, bo + firstDepth * ldb + j, ldb)
                : panel.set(Op.N, packed, START + (j - firstColumn) * kc, width(columns));
    }

    /** Whether column i, and the seven after it, can be read as rows of a left operand that is this one's transpose. */
    boolean holdsRows(int i) {
        return HOLDS_ROWS && packs && i >= firstColumn && (i - firstColumn) % ROWS == 0;
    }

    /** Row i of the transpose and the seven after it, the same object each time. */
    Panel rowsAt(int i) {
        int first = panelOf(i);
        return rows.set(Op.T, packed, START + (first - firstColumn) * kc + i - first, width(panel(first)));
    }

    /** The first column of the panel that holds column i. */
    private int panelOf(int i) {
        int whole = wholePanels(endColumn - firstColumn) * COLUMNS;
        int panel = firstColumn + Math.min((i - firstColumn) / COLUMNS * COLUMNS, whole);
        while (i >= panel + panel(panel)) {
            panel += panel(panel);
        }
        return panel;
    }
}
