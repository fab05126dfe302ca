@NullMarked
package threshold.bench.mischief;

import org.jspecify.annotations.NullMarked;
