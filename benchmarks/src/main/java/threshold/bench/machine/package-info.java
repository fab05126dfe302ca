/** What measurements depend on: the build, the machine, the JVM, and who else is using the processors. */
@NullMarked
package threshold.bench.machine;

import org.jspecify.annotations.NullMarked;
