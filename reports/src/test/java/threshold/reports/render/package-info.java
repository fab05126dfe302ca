@NullMarked
package threshold.reports.render;

import org.jspecify.annotations.NullMarked;
