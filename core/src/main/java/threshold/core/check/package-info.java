/**
 * Accuracy: how far a solution is off, judged independently of every algorithm and backend.
 *
 * <p>Residuals are in units of n·eps, eps = 2⁻⁵², n the number of columns or unknowns (the state dimension for
 * propagation). What decides them is formed in doubled precision, so that a check does not measure itself. A solution
 * with an entry that is not finite has an infinite residual.
 */
@NullMarked
package threshold.core.check;

import org.jspecify.annotations.NullMarked;
