@NullMarked
package threshold.reports.store;

import org.jspecify.annotations.NullMarked;
