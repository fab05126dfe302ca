/**
 * Textbook loops on one thread: the executable specification that every other backend is held against, and the shared
 * blocked algorithms over the plainest operations.
 */
@NullMarked
package threshold.core.backend.scalar;

import org.jspecify.annotations.NullMarked;
