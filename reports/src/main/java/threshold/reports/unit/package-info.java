/** Numbers as people read them, in one locale. Imports no sibling. */
@NullMarked
package threshold.reports.unit;

import org.jspecify.annotations.NullMarked;
