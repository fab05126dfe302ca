/** Findings as text, Markdown and PNG. No arithmetic beyond layout. */
@NullMarked
package threshold.reports.render;

import org.jspecify.annotations.NullMarked;
