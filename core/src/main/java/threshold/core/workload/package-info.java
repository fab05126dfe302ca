@NullMarked
package threshold.core.workload;

import org.jspecify.annotations.NullMarked;
