@NullMarked
package threshold.core.algorithm;

import org.jspecify.annotations.NullMarked;
