package threshold.core.backend.openblas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The INFO argument of a LAPACK routine.
 *
 * @param routine name of the routine
 * @param sizes of its operands, for messages
 * @param cell where the routine writes it
 */
record Info(String routine, String sizes, MemorySegment cell) {

    long address() {
        return cell.address();
    }

    /**
     * Returns normally if the routine did its work.
     *
     * @param meaning of a positive value, as LAPACK's documentation gives it
     * @throws ArithmeticException naming the routine, its INFO and the sizes
     */
    void requireZero(String meaning) {
        int info = cell.get(ValueLayout.JAVA_INT, 0);
        if (info != 0) {
            throw new ArithmeticException(routine + " of " + sizes + ": info=" + info + ", "
                    + (info > 0 ? meaning : "argument " + -info + " is not valid"));
        }
    }
}
