@NullMarked
package threshold.reports.verdict;

import org.jspecify.annotations.NullMarked;
