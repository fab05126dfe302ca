/** A softmax head of the user's own: found in its file, and written to another. */
@NullMarked
package threshold.bench.head;

import org.jspecify.annotations.NullMarked;
