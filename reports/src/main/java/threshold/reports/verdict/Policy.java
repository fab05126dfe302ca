package threshold.reports.verdict;

/**
 * What a verdict takes.
 *
 * @param alpha probability of any false alarm in a comparison
 * @param delta a ratio up to 1 + delta is no change
 * @param floor nor is a difference of so many nanoseconds per operation: the clock and the loop around it
 * @param screening probability by which a cell that has not changed is looked at twice
 * @param power probability by which the least slowdown that is called detectable is found
 * @param separated ratio from which on few forks may tell, if all of one side are slower than all of the other
 * @param exponent by how much a growth exponent may rise
 */
public record Policy(
        double alpha, double delta, double floor, double screening, double power, double separated, double exponent) {

    /** What holds unless someone says otherwise. */
    public static final Policy DEFAULT = new Policy(0.05, 0.03, 0.3, 0.20, 0.80, 1.25, 0.15);

    /** This policy with another margin. */
    public Policy withDelta(double other) {
        return new Policy(alpha, other, floor, screening, power, separated, exponent);
    }

    /** The margin of a cell whose operation takes so many nanoseconds. */
    double deltaAt(double nanoseconds) {
        return Math.max(delta, floor / nanoseconds);
    }
}
