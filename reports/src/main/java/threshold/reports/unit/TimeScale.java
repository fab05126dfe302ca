package threshold.reports.unit;

/** Units of time for one table or axis. */
public enum TimeScale {
    /** Nanoseconds. */
    NANOSECONDS("ns", 1),
    /** Microseconds. */
    MICROSECONDS("µs", 1e3),
    /** Milliseconds. */
    MILLISECONDS("ms", 1e6),
    /** Seconds. */
    SECONDS("s", 1e9);

    private final String symbol;
    private final double nanoseconds;

    TimeScale(String symbol, double nanoseconds) {
        this.symbol = symbol;
        this.nanoseconds = nanoseconds;
    }

    /** The largest unit of which there is at least one. */
    public static TimeScale of(double ns) {
        TimeScale best = NANOSECONDS;
        for (TimeScale scale : values()) {
            best = ns >= scale.nanoseconds ? scale : best;
        }
        return best;
    }

    /** A time with its own unit and so many digits: {@code 12.3 ms}. */
    public static String format(double ns, int digits) {
        TimeScale scale = of(ns);
        return scale.number(ns, digits) + " " + scale.symbol;
    }

    /** {@code ns}, {@code µs}, {@code ms} or {@code s}. */
    public String symbol() {
        return symbol;
    }

    /** A time in this unit, without the unit. */
    public String number(double ns, int digits) {
        return Numbers.significant(ns / nanoseconds, digits);
    }
}
