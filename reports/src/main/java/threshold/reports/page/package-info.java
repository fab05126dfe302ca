/** The interactive page: everything of a result as data, and the scripts that draw it. */
@NullMarked
package threshold.reports.page;

import org.jspecify.annotations.NullMarked;
