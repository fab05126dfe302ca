/** Runs the papers' experiments with the kernels of a backend, and writes what they found for reports to draw and judge. */
@NullMarked
package threshold.bench.reproduce;

import org.jspecify.annotations.NullMarked;
