package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Ceiling.Problem;
import threshold.core.kernel.Ceiling.Size;

/**
 * The cost of a call of native code: dot products of length 1, of which each is a call with five arguments and one
 * multiplication. The checksum is their number.
 */
final class CallProbe extends OffHeapPlan<Problem, Double> {

    static final String ROUTINE = "cblas_ddot";

    private final NativeBlas blas;
    private final int calls;
    private final MemorySegment one;
    private double checksum;

    CallProbe(NativeBlas blas, OffHeap memory, Size size) {
        super(memory);
        this.blas = blas;
        calls = size.amount();
        one = memory.doubles(1);
        one.set(JAVA_DOUBLE, 0, 1);
    }

    /** The machine's own ceilings are no native library's to tell. */
    static Optional<String> declines(Size size) {
        return size.kind() == Ceiling.Kind.CALL
                ? Optional.empty()
                : Optional.of("measures calls only, not " + size.kind());
    }

    @Override
    protected void take(Problem problem) {
        // A ceiling has no input.
    }

    @Override
    protected void solve() {
        long address = one.address();
        double sum = 0;
        for (int i = 0; i < calls; i++) {
            sum += blas.ddot(1, address, address);
        }
        checksum = sum;
    }

    @Override
    protected Double copyOut() {
        return checksum;
    }
}
