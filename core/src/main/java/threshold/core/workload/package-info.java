/**
 * Seeded problems: the same seed gives the same bits on every machine.
 *
 * <p>A workload is made from what must be known about it: its spectrum, hence its condition; the size of its residual;
 * the contraction of its dynamics.
 */
@NullMarked
package threshold.core.workload;

import org.jspecify.annotations.NullMarked;
