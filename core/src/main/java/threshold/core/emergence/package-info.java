/**
 * The experiments of Ziemann, Matni, Pappas, <em>State space models, emergence, and ergodicity: How many parameters are
 * needed for stable predictions?</em>, arXiv 2409.13421 (L4DC 2025, PMLR 283), as users of the kernels.
 *
 * <p>A learner with too few parameters for the eigenvalues of a system on or outside the unit circle has a risk that
 * grows with the length T of the sequence; past a threshold it is bounded. The thresholds: rank d_u of the unstable
 * part for low-rank learners, d_u² parameters for the leading block of a Jordan block, n·d_u for a generic affine
 * class, d_u lags for a filter. Risks are computed exactly (no sampling) where a closed form exists, from data where
 * learning is the point.
 */
@NullMarked
package threshold.core.emergence;

import org.jspecify.annotations.NullMarked;
