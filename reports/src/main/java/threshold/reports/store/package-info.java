/** Readers of run folders and of JMH JSON. The only package that sees a JSON library. */
@NullMarked
package threshold.reports.store;

import org.jspecify.annotations.NullMarked;
