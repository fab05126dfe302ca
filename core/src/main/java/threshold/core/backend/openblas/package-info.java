/**
 * OpenBLAS through {@code java.lang.foreign}: CBLAS and Fortran LAPACK symbols, operands off the heap in column-major
 * order, which is the library's home.
 *
 * <p>{@link threshold.core.backend.openblas.OpenBlasBackend} is the table of methods. Below it: {@code BundledLibrary}
 * takes the platform's files out of their jar, {@code OpenBlas} loads them, {@code NativeBlas} and {@code NativeLapack}
 * hold the handles of one loaded library whichever it is, {@code OffHeap} owns a plan's memory, and small classes named
 * after their LAPACK routine hold its arguments and workspace.
 */
@NullMarked
package threshold.core.backend.openblas;

import org.jspecify.annotations.NullMarked;
