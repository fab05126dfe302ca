@NullMarked
package threshold.reports.analysis;

import org.jspecify.annotations.NullMarked;
