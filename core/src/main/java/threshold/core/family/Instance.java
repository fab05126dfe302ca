package threshold.core.family;

import threshold.core.kernel.Sizes;

/**
 * A problem with what is known about it from the way it was made.
 *
 * @param sizes the sizes it was made for; they say what a problem alone does not, such as how many steps were asked for
 * @param problem the problem
 * @param kappa its condition number κ₂: exact where it was built from its spectrum, measured where it was read from a
 *     file
 * @param truth values known beforehand that a solution is held against (the singular values of a head), or empty
 */
public record Instance<P>(Sizes sizes, P problem, double kappa, double[] truth) {}
