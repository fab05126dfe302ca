/** Apache Commons Math 3: {@code org.apache.commons:commons-math3}. */
@NullMarked
package threshold.core.backend.commonsmath;

import org.jspecify.annotations.NullMarked;
