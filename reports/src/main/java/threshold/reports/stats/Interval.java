package threshold.reports.stats;

/**
 * A closed interval.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record Interval(double low, double high) {

    /** @throws IllegalArgumentException if the ends are not ordered numbers */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** Whether a value lies inside, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The interval of x ↦ f·x, f > 0. */
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
