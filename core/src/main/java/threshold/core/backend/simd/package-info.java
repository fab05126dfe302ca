/**
 * Hand-written kernels on {@code jdk.incubator.vector}: a blocked product around one register tile, the BLAS that the
 * shared algorithms stand on, and state propagation.
 *
 * <p>Rules of the house, each paid for with a measurement: one species, {@link threshold.core.backend.simd.Lanes},
 * static and final; vectors live in the locals of one static method; indices are affine in the loop variable; no masks
 * in hot loops, tails go through scalar loops or a small buffer; nothing is allocated once a workspace has grown.
 * Methods that have a line for each of many vectors are written by the generator in {@code core/src/main/generator}.
 */
@NullMarked
package threshold.core.backend.simd;

import org.jspecify.annotations.NullMarked;
