package threshold.core.advice;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import threshold.core.backend.Backend;
import threshold.core.family.Family;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Sizes;

/**
 * The choice without a measurement: of the backends {@code simd}, {@code openblas}, {@code ejml}, {@code ojalgo},
 * {@code commons-math}, {@code scalar} and any others by name, those that are there, each with its methods in its own
 * order, the first method that takes the sizes and promises the accuracy by its class (30 n eps κ where it is stable,
 * 30 κ n eps κ where it is κ-limited); where none promises it, the first stable one, than which nothing is safer.
 */
final class Preference {

    private static final List<String> ORDER = List.of("simd", "openblas", "ejml", "ojalgo", "commons-math", "scalar");

    private Preference() {}

    static <Z extends Sizes, P, S> Offer<Z, P, S> of(
            List<Offer<Z, P, S>> offers, Family<Z, P, S> family, Z sizes, Need need) {
        List<Offer<Z, P, S>> able = offers.stream()
                .filter(offer -> need.allows(offer.backend().name()))
                .sorted(Comparator.comparingInt((Offer<Z, P, S> offer) -> place(offer.backend()))
                        .thenComparing(offer -> offer.backend().name()))
                .toList();
        return Stream.concat(
                        able.stream().filter(offer -> promises(offer.kernel().accuracy(), sizes, need)),
                        able.stream().filter(offer -> offer.kernel().accuracy() instanceof Accuracy.Stable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no backend here has a method for " + family.name()
                        + " of " + sizes.named() + " on " + need.threads()
                        + " threads; add one of " + String.join(", ", ORDER) + " to the class path"));
    }

    private static int place(Backend backend) {
        int place = ORDER.indexOf(backend.name());
        return place < 0 ? ORDER.size() : place;
    }

    private static boolean promises(Accuracy accuracy, Sizes sizes, Need need) {
        return ForwardError.refuses(accuracy, need.kappa()).isEmpty()
                && ForwardError.promised(accuracy, sizes.unknowns(), need.kappa()) <= need.accuracy();
    }
}
