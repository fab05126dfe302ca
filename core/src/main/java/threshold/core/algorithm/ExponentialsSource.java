package threshold.core.algorithm;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Who has exponentials on vectors: a service, so that every library's products can have the same ones beside them
 * without knowing the backend that they are from.
 *
 * <p>C2 does not vectorise the loop over {@code Math.exp}, nor one over a polynomial, whose scaling by bits of the
 * exponent it leaves scalar (JDK 25): 6.0 and 6.6 ns an exponential, on vectors 0.7 (Sapphire Rapids).
 */
public interface ExponentialsSource {

    /** Empty where this JVM has no vectors. */
    Optional<Exponentials> exponentials();

    /** Those on vectors if there are any, else {@link PlainExponentials}. */
    static Exponentials fastest() {
        return ServiceLoader.load(ExponentialsSource.class, ExponentialsSource.class.getClassLoader()).stream()
                .flatMap(source -> source.get().exponentials().stream())
                .findFirst()
                .orElseGet(PlainExponentials::new);
    }
}
