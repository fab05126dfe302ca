/**
 * The contract of core: families, their sizes, problems and solutions, and what a solver promises.
 *
 * <p>A <em>family</em> is one mathematical problem; a <em>kernel</em> is one backend's named method for it. A kernel
 * makes a {@link threshold.core.kernel.Plan} from sizes (workspace, untimed), the plan loads a problem (layout,
 * untimed), runs (timed) and copies its solution out (untimed).
 *
 * <p>A problem checks its own shapes and refuses entries that are NaN or infinite, with an
 * {@link java.lang.IllegalArgumentException} that names the sizes or the position, so every backend sees the same,
 * valid input. What fails numerically is an {@link java.lang.ArithmeticException} from {@code run}. There is no silent
 * fallback: a method either does what its name says, or tells the path that it took.
 */
@NullMarked
package threshold.core.kernel;

import org.jspecify.annotations.NullMarked;
