/**
 * Which solver to use at sizes that were not measured, from a table of those that were: a program's own choice of its
 * kernel. {@link threshold.core.advice.Advice} is the entry.
 */
@NullMarked
package threshold.core.advice;

import org.jspecify.annotations.NullMarked;
