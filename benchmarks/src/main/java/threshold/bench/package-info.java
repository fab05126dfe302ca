/**
 * The benchmarks: one class per family over one base, and the identity of what they measure.
 *
 * <p>Every number comes from forks, and forks are the sample: a fork is one fresh JVM that measures one {@link
 * threshold.bench.Cell}.
 */
@NullMarked
package threshold.bench;

import org.jspecify.annotations.NullMarked;
