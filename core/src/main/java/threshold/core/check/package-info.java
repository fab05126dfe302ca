@NullMarked
package threshold.core.check;

import org.jspecify.annotations.NullMarked;
