package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import threshold.reports.analysis.CellResult;

/**
 * What needs no statistics, since the same code gives the same figure: accuracy and allocation.
 *
 * @param kind which
 * @param base the figure in the base
 * @param next the figure in the new build
 * @param allowed the most that would have been allowed
 */
public record Fault(Kind kind, double base, double next, double allowed) {

    /** The figures that are gated. */
    public enum Kind {
        /** Residual in units of n·eps. */
        ACCURACY,
        /** Bytes on the heap in one run. */
        ALLOCATION;

        /** The word for it in files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A residual may be so many times the base's, as it depends on the order of additions. */
    private static final double RESIDUAL_GROWTH = 4;

    /** Under this share of its bound a residual is rounding, whatever it was before. */
    private static final double RESIDUAL_FLOOR = 1.0 / 30;

    private static final double HEAP_GROWTH = 0.01;
    private static final double HEAP_FLOOR = 64;

    /** The faults that a cell has in the new build and not in the base. */
    static List<Fault> of(CellResult base, CellResult next) {
        List<Fault> faults = new ArrayList<>();
        if (!Double.isNaN(next.bound())) {
            double allowed = Math.clamp(RESIDUAL_GROWTH * base.residual(), RESIDUAL_FLOOR * next.bound(), next.bound());
            if (!(next.residual() <= allowed) && !base.overBound()) {
                faults.add(new Fault(Kind.ACCURACY, base.residual(), next.residual(), allowed));
            }
        }
        double heap = base.heap().typical();
        double allowed = heap
                + Math.max(
                        HEAP_GROWTH * heap,
                        HEAP_FLOOR + Math.max(base.heap().noise(), next.heap().noise()));
        if (next.heap().typical() > allowed) {
            faults.add(new Fault(Kind.ALLOCATION, heap, next.heap().typical(), allowed));
        }
        return List.copyOf(faults);
    }
}
