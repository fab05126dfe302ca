/** From forks to findings: rankings, ceilings, scaling and warnings. Values only; nothing is printed here. */
@NullMarked
package threshold.reports.analysis;

import org.jspecify.annotations.NullMarked;
