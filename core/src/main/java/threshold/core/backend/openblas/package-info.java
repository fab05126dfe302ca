/**
 * Native libraries through {@code java.lang.foreign}: CBLAS and Fortran LAPACK symbols, operands off the heap in
 * column-major order, which is their home.
 *
 * <p>{@code NativeBackend} is the table of methods; {@link threshold.core.backend.openblas.OpenBlasBackend} is its
 * bundled instance, and {@link threshold.core.backend.openblas.GivenLibraries} makes others from files. Below them:
 * {@code BundledLibrary} takes the platform's files out of their jar, {@code NativeLibrary} is one loaded library, with
 * {@code IntegerWidth}, {@code ThreadControl} and {@code SelfDescription} asking what it is; {@code NativeBlas} and
 * {@code NativeLapack} hold its handles, {@code OffHeap} owns a plan's memory, and small classes named after their
 * LAPACK routine hold its arguments and workspace.
 */
@NullMarked
package threshold.core.backend.openblas;

import org.jspecify.annotations.NullMarked;
