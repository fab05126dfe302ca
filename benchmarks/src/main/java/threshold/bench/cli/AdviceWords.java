package threshold.bench.cli;

import java.util.Map;
import java.util.stream.Collectors;
import threshold.core.advice.Need;
import threshold.reports.unit.Numbers;

/** Questions to advice, in words. */
final class AdviceWords {

    private AdviceWords() {}

    /** {@code condition 100, relative error up to 1e-10, 2 threads}. */
    static String need(Need need) {
        return "condition " + Numbers.plain(need.kappa()) + ", relative error up to " + Numbers.plain(need.accuracy())
                + ", " + (need.threads() == 1 ? "1 thread" : need.threads() + " threads");
    }

    /** {@code m=100 n=20}. */
    static String sizes(Map<String, String> sizes) {
        return sizes.entrySet().stream()
                .map(size -> size.getKey() + "=" + size.getValue())
                .collect(Collectors.joining(" "));
    }
}
