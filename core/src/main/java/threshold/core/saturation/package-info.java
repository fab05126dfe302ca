/**
 * The softmax bottleneck of small language models: what a head's spectrum says, and the paper's experiments (Godey, de
 * la Clergerie, Sagot, arXiv 2404.07647) as a user of core, so that every backend can run them.
 */
@NullMarked
package threshold.core.saturation;

import org.jspecify.annotations.NullMarked;
