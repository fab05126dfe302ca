/**
 * Measuring: forks through JMH's runner, one at a time, and the run folder that they are kept in.
 *
 * <p>The run folder is the only interface to reports: {@code manifest.json}, {@code forks.jsonl}, {@code jmh.json}.
 */
@NullMarked
package threshold.bench.run;

import org.jspecify.annotations.NullMarked;
