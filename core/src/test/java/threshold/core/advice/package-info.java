@NullMarked
package threshold.core.advice;

import org.jspecify.annotations.NullMarked;
