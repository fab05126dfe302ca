@NullMarked
package threshold.core;

import org.jspecify.annotations.NullMarked;
