/**
 * What an experiment leaves behind, whatever it is about: tidy data, criteria with the value that was measured, and
 * descriptions of pictures that somebody who knows no kernel can draw. {@link threshold.core.experiment.Workbench}
 * lends an experiment the kernels of one backend as functions.
 */
@NullMarked
package threshold.core.experiment;

import org.jspecify.annotations.NullMarked;
