package threshold.core.algorithm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The sum of many matrices by halves of halves: its rounding error is that of log₂T additions, where a running sum of T
 * nearly equal terms drifts, its errors having one sign.
 *
 * <p>Level k holds the sum of 2ᵏ terms while bit k of their number is set: a binary counter, one addition and one copy
 * a term. Source: Higham, Accuracy and Stability of Numerical Algorithms, section 4.2.
 */
final class PairwiseSum<M> {

    private final Algebra<M> algebra;
    private final List<M> levels;
    private M total;
    private int terms;

    /** @param most terms that will be added */
    PairwiseSum(Algebra<M> algebra, int rows, int cols, int most) {
        this.algebra = algebra;
        total = algebra.zeros(rows, cols);
        levels = new ArrayList<>();
        for (int left = most; left > 0; left >>= 1) {
            levels.add(algebra.zeros(rows, cols));
        }
    }

    void clear() {
        terms = 0;
    }

    /** Adds a term, which is copied. */
    void add(M term) {
        int level = 0;
        M carry = term;
        for (; (terms >> level & 1) == 1; level++) {
            carry = algebra.combine(1, levels.get(level), 1, carry, levels.get(level));
            levels.set(level, carry);
        }
        if (level == 0) {
            levels.set(0, algebra.copy(term, levels.getFirst()));
        } else {
            Collections.swap(levels, level - 1, level);
        }
        terms++;
    }

    /** The sum of at least one term. */
    M total() {
        int level = Integer.numberOfTrailingZeros(terms);
        total = algebra.copy(levels.get(level), total);
        for (level++; level < levels.size(); level++) {
            if ((terms >> level & 1) == 1) {
                total = algebra.combine(1, total, 1, levels.get(level), total);
            }
        }
        return total;
    }
}
