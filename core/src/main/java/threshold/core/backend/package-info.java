@NullMarked
package threshold.core.backend;

import org.jspecify.annotations.NullMarked;
