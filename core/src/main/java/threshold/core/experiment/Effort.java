package threshold.core.experiment;

/** How much an experiment repeats. Criteria are the same; what needs the repetitions is left out of a quick one. */
public enum Effort {
    /** Seconds. */
    QUICK,
    /** As the text asks. */
    FULL;

    /** One of two numbers. */
    public int of(int quick, int full) {
        return this == QUICK ? quick : full;
    }
}
