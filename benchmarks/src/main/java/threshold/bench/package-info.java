@NullMarked
package threshold.bench;

import org.jspecify.annotations.NullMarked;
