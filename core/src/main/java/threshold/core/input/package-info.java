/**
 * Real input: trained softmax heads and measured series, shipped, read from a library on the class path, or from a file
 * of the user's own. What cannot be read is an {@link java.lang.IllegalArgumentException} that names file and position.
 */
@NullMarked
package threshold.core.input;

import org.jspecify.annotations.NullMarked;
