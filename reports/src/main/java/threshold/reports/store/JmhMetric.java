package threshold.reports.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A metric of a JMH result.
 *
 * @param unit of the scores
 * @param score what JMH makes of them all, NaN where it is not there
 * @param forks the scores of each fork: a number per iteration; none where the file has only the score
 */
record JmhMetric(String unit, double score, List<double[]> forks) {

    /** A result has some thousands; this many numbers take 160 MB. */
    private static final int MOST = 20_000_000;

    /** Reads the value at hand; {@code counted} numbers were read before in the same file. */
    static JmhMetric read(JsonStream in, int counted) {
        Reader reader = new Reader(in, counted);
        in.fields(reader::field);
        return new JmhMetric(reader.unit, reader.score, List.copyOf(reader.forks));
    }

    int count() {
        return forks.stream().mapToInt(fork -> fork.length).sum();
    }

    private static final class Reader {
        private final JsonStream in;
        private int counted;
        private String unit = "";
        private double score = Double.NaN;
        private List<double[]> forks = new ArrayList<>();

        Reader(JsonStream in, int counted) {
            this.in = in;
            this.counted = counted;
        }

        void field(String name) {
            switch (name) {
                case "scoreUnit" -> unit = in.text();
                case "score" -> score = in.number();
                case "rawData" -> forks = forks(in::number);
                case "rawDataHistogram" -> forks = forks(this::meanOfHistogram);
                default -> {
                    // Errors, confidence and percentiles pool the iterations of all forks: nothing here is made of
                    // them.
                }
            }
        }

        private List<double[]> forks(java.util.function.DoubleSupplier iteration) {
            List<double[]> found = new ArrayList<>();
            in.elements(() -> {
                DoubleStream.Builder scores = DoubleStream.builder();
                in.elements(() -> {
                    if (++counted > MOST) {
                        in.tooMuch("more than " + MOST + " scores are no result of JMH");
                    }
                    scores.add(iteration.getAsDouble());
                });
                double[] fork = scores.build().toArray();
                if (fork.length > 0) {
                    found.add(fork);
                }
            });
            return found;
        }

        /** Sample mode has a list of [value, count] for each iteration. */
        private double meanOfHistogram() {
            double[] sums = new double[2];
            in.elements(() -> {
                double[] entry = pair();
                sums[0] += entry[0] * entry[1];
                sums[1] += entry[1];
            });
            return sums[0] / sums[1];
        }

        private double[] pair() {
            DoubleStream.Builder entries = DoubleStream.builder();
            in.elements(() -> entries.add(in.number()));
            double[] pair = entries.build().toArray();
            return pair.length == 2 ? pair : in.tooMuch("a histogram has pairs, not " + Arrays.toString(pair));
        }
    }
}
