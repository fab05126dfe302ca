/** Whether one run is slower than another: two reports in, a verdict for each cell out. */
@NullMarked
package threshold.reports.verdict;

import org.jspecify.annotations.NullMarked;
