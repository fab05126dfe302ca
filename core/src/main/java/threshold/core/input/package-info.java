@NullMarked
package threshold.core.input;

import org.jspecify.annotations.NullMarked;
