package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.COLUMNS;

/**
 * An upper triangular R in the form in which rows are divided by it: panels of a tile's width for the products, and
 * diagonal blocks of one vector for the substitutions between them. Threads that divide by the same R share one.
 *
 * <p>A diagonal block is kept as R = R̂ D with a unit diagonal in R̂: a substitution by it is multiplications and
 * additions only, and D⁻¹ is one multiplication of the right-hand side. Divisions took a fifth of the time of a solve
 * at n = 128.
 */
final class PackedTriangle {

    /** Doubles of a diagonal block: D⁻¹ and the L rows of −R̂. */
    private static final int BLOCK = (L + 1) * L;

    private int n;
    private double[] panels = {};
    private double[] blocks = {};

    /** Takes R, n×n; what stands below its diagonal is not read. */
    void pack(int size, double[] r, int ro, int ldr) {
        n = size;
        panels = Lanes.grown(panels, panel((n + COLUMNS - 1) / COLUMNS * COLUMNS));
        blocks = Lanes.grown(blocks, Lanes.vectors(n) * BLOCK);
        for (int j = 0; j < n; j += COLUMNS) {
            int width = Math.min(COLUMNS, n - j);
            for (int k = 0; k < j + width; k++) {
                System.arraycopy(r, ro + k * ldr + j, panels, panel(j) + k * COLUMNS, width);
            }
        }
        for (int j = 0; j < n; j += L) {
            packBlock(j, r, ro + j * (ldr + 1), ldr);
        }
    }

    /** Columns that do not exist are those of the unit matrix. */
    private void packBlock(int j, double[] r, int ro, int ldr) {
        int width = Math.min(L, n - j);
        for (int t = 0; t < L; t++) {
            double reciprocal = t < width ? 1 / r[ro + t * (ldr + 1)] : 1;
            blocks[block(j) + t] = reciprocal;
            for (int s = 0; s < L; s++) {
                double entry = s < t && t < width ? r[ro + s * ldr + t] : 0;
                blocks[block(j) + (s + 1) * L + t] = -entry * reciprocal;
            }
        }
    }

    int size() {
        return n;
    }

    /** The panels, rows of {@link MicroKernel#COLUMNS}. */
    double[] panels() {
        return panels;
    }

    /** Where the panel begins whose first column is j: a panel has the rows down to its last diagonal entry. */
    int panel(int j) {
        return START + j * (j + COLUMNS) / 2;
    }

    /** The diagonal blocks: a vector of reciprocals, then the rows of −R̂. */
    double[] blocks() {
        return blocks;
    }

    /** Where the diagonal block begins whose first column is j. */
    int block(int j) {
        return START + j / L * BLOCK;
    }
}
