@NullMarked
package threshold.reports;

import org.jspecify.annotations.NullMarked;
