/** EJML, dense and row-major: {@code org.ejml:ejml-ddense}. */
@NullMarked
package threshold.core.backend.ejml;

import org.jspecify.annotations.NullMarked;
