/** ojAlgo, dense and column-major: {@code org.ojalgo:ojalgo}. */
@NullMarked
package threshold.core.backend.ojalgo;

import org.jspecify.annotations.NullMarked;
