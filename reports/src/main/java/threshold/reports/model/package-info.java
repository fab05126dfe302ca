/** What a run says: its plan, its cells and its forks. Data only. */
@NullMarked
package threshold.reports.model;

import org.jspecify.annotations.NullMarked;
