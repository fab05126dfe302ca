/** Measuring two builds side by side, fork by fork, into two run folders of one session. */
@NullMarked
package threshold.bench.gate;

import org.jspecify.annotations.NullMarked;
