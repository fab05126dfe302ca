package threshold.reports.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import threshold.reports.model.Criterion;
import threshold.reports.stats.Interval;
import threshold.reports.stats.Sample;

/**
 * What a run says of a {@link Criterion}.
 *
 * @param criterion the criterion
 * @param subject the result of its subject, where there is one
 * @param rival the result of the fastest rival, where every rival has one
 * @param figure what was found, where it could be
 * @param shareOfPeak the subject's share of the FMA peak of this run on as many threads, where both are known
 * @param fault why the figure does not count, where it does not
 */
public record Judgement(
        Criterion criterion,
        Optional<CellResult> subject,
        Optional<CellResult> rival,
        Optional<Figure> figure,
        OptionalDouble shareOfPeak,
        Optional<Fault> fault) {

    /** Whether a value was reached. */
    public enum Verdict {
        /** The whole interval is on the right side of the value, its end included. */
        MET("met"),
        /** The whole interval is on the wrong side, or the subject failed or is over its accuracy bound. */
        NOT_MET("not met"),
        /** The interval holds the value: more forks may tell. */
        OPEN("open"),
        /** A cell that it takes has no sound result. */
        NOT_MEASURED("not measured");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** The word for it in files and tables. */
        public String label() {
            return label;
        }
    }

    /**
     * @param value the figure, from medians over forks
     * @param interval its 95 % interval; with fewer than {@value Sample#FEWEST_FORKS} forks, where none exists, what
     *     the slowest and the fastest fork would have given
     * @param established whether the interval is the 95 % one
     */
    public record Figure(double value, Interval interval, boolean established) {}

    /**
     * @param verdict {@link Verdict#NOT_MET} or {@link Verdict#NOT_MEASURED}
     * @param why one sentence
     */
    public record Fault(Verdict verdict, String why) {}

    /** Whether what must be reached was; empty where nothing must. */
    public Optional<Verdict> atLeast() {
        return verdict(criterion.atLeast());
    }

    /** Whether what is hoped for was reached; empty where nothing is. */
    public Optional<Verdict> stretch() {
        return verdict(criterion.stretch());
    }

    /** Whether what must be reached was measured and missed. */
    public boolean isFailed() {
        return atLeast().equals(Optional.of(Verdict.NOT_MET));
    }

    /** Whether all that the criterion states is reached. */
    public boolean isReachedWhole() {
        return Stream.of(atLeast(), stretch()).flatMap(Optional::stream).allMatch(Verdict.MET::equals);
    }

    private Optional<Verdict> verdict(OptionalDouble value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(fault.map(Fault::verdict)
                        .orElseGet(() -> compared(figure.orElseThrow().interval(), value.getAsDouble())));
    }

    private Verdict compared(Interval found, double value) {
        boolean atMost = criterion.kind().isAtMost();
        boolean all = atMost ? found.high() <= value : found.low() >= value;
        boolean none = atMost ? found.low() > value : found.high() < value;
        return all ? Verdict.MET : none ? Verdict.NOT_MET : Verdict.OPEN;
    }
}
