package threshold.core.advice;

/**
 * A solver that is good enough, and what to expect of it.
 *
 * @param solver {@code backend:method}
 * @param time expected time of one {@code run}, ns
 * @param low lower end of the 95 % interval of one that was measured here, ns
 * @param high its upper end
 * @param error expected relative forward error
 * @param reach by which factor the sizes lie beyond those that were measured of it; 1 within
 * @param measured at how many sizes it was measured
 * @param spreadKnown whether the table tells how far forks lie apart; if not, the interval takes it to be 5 %
 */
public record Candidate(
        String solver,
        double time,
        double low,
        double high,
        double error,
        double reach,
        int measured,
        boolean spreadKnown) {

    /** By which factor its time may be off, at 95 %. */
    double vagueness() {
        return high / time;
    }

    /** Its backend. */
    public String backend() {
        return solver.substring(0, solver.indexOf(':'));
    }

    /** Its method within the backend. */
    public String method() {
        return solver.substring(solver.indexOf(':') + 1);
    }
}
