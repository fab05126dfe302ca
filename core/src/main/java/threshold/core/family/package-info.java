@NullMarked
package threshold.core.family;

import org.jspecify.annotations.NullMarked;
