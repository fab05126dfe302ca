/** The one command, {@code threshold}. */
@NullMarked
package threshold.bench.cli;

import org.jspecify.annotations.NullMarked;
