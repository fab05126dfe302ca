/** Findings as text, Markdown, HTML and SVG. No arithmetic beyond layout. */
@NullMarked
package threshold.reports.render;

import org.jspecify.annotations.NullMarked;
