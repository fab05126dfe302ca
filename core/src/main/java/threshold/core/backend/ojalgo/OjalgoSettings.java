package threshold.core.backend.ojalgo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.matrix.operation.HouseholderLeft;
import org.ojalgo.matrix.operation.HouseholderRight;
import org.ojalgo.matrix.operation.MultiplyBoth;
import org.ojalgo.matrix.operation.MultiplyLeft;
import org.ojalgo.matrix.operation.MultiplyNeither;
import org.ojalgo.matrix.operation.MultiplyRight;

/** ojAlgo's JVM-wide switches. */
final class OjalgoSettings {

    private OjalgoSettings() {}

    /** ojAlgo's environment can only be narrowed, so the six operations that divide work are pinned as well. */
    static void pinThreads(int threads) {
        OjAlgoUtils.limitThreadsTo(threads);
        IntSupplier pinned = () -> threads;
        MultiplyBoth.PARALLELISM = pinned;
        MultiplyLeft.PARALLELISM = pinned;
        MultiplyNeither.PARALLELISM = pinned;
        MultiplyRight.PARALLELISM = pinned;
        HouseholderLeft.PARALLELISM = pinned;
        HouseholderRight.PARALLELISM = pinned;
    }

    /** The most that any operation divides its work among. */
    static int threads() {
        return Stream.of(
                        MultiplyBoth.PARALLELISM,
                        MultiplyLeft.PARALLELISM,
                        MultiplyNeither.PARALLELISM,
                        MultiplyRight.PARALLELISM,
                        HouseholderLeft.PARALLELISM,
                        HouseholderRight.PARALLELISM)
                .mapToInt(IntSupplier::getAsInt)
                .max()
                .orElseThrow();
    }

    static Map<String, String> facts(String version) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", version);
        facts.put("threads", Integer.toString(threads()));
        facts.put("environment", OjAlgoUtils.ENVIRONMENT.toString());
        return facts;
    }

    /** {@code DenseQR.R064}: the implementation that a factory picked. */
    static String nameOf(Object decomposition) {
        Class<?> type = decomposition.getClass();
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null ? type.getSimpleName() : enclosing.getSimpleName() + "." + type.getSimpleName();
    }
}
