/** Statistics over forks: medians, ratios and log–log slopes, each with its interval. Imports no sibling. */
@NullMarked
package threshold.reports.stats;

import org.jspecify.annotations.NullMarked;
