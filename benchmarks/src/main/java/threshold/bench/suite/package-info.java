/** What a run measures: suites, what the user selects of them, the cells that come of it, and their order. */
@NullMarked
package threshold.bench.suite;

import org.jspecify.annotations.NullMarked;
