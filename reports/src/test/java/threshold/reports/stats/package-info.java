@NullMarked
package threshold.reports.stats;

import org.jspecify.annotations.NullMarked;
