@NullMarked
package threshold.reports.unit;

import org.jspecify.annotations.NullMarked;
