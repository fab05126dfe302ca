package threshold.core.backend.commonsmath;

import java.util.function.Supplier;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;

/** Commons Math refuses singular and indefinite matrices with exceptions of its own. */
final class Refusals {

    private Refusals() {}

    /**
     * What the call gives.
     *
     * @param what what was asked for, with the sizes
     * @throws ArithmeticException in the library's words, if the library refused
     */
    static <T> T named(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (MathIllegalArgumentException | MathIllegalStateException | MathArithmeticException refused) {
            throw (ArithmeticException) new ArithmeticException(what + ": " + refused.getMessage()).initCause(refused);
        }
    }
}
