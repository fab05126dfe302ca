/**
 * Algorithms written once over the few operations of {@link threshold.core.algorithm.Blas}: what makes one backend's
 * products faster makes its factorisations faster too.
 *
 * <p>Backends list {@link threshold.core.algorithm.LeastSquaresMethods}, {@link
 * threshold.core.algorithm.HankelMethods} and {@link threshold.core.algorithm.HeadSvdMethods} in a line each. Below
 * them: factorisations (Cholesky, QR of tall matrices, bidiagonal and tridiagonal reductions and their QR
 * iterations), each with its workspace made in its constructor, so that a run allocates nothing. Every method brings
 * its operand to about one by powers of two, which change no rounding, so all work near both ends of the range of
 * doubles.
 */
@NullMarked
package threshold.core.algorithm;

import org.jspecify.annotations.NullMarked;
