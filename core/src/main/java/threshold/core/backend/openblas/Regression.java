package threshold.core.backend.openblas;

import threshold.core.Matrix;

/** A way to find argmin over X of ‖A X − Y‖_F with the operands in place. */
interface Regression {

    /** Makes a regression over operands whose values come later; allocates its workspace. */
    @FunctionalInterface
    interface Maker {

        /**
         * @param a A, tall
         * @param y Y, as many rows as A
         */
        Regression over(NativeBlas blas, OffHeap memory, ColumnMajor a, ColumnMajor y);
    }

    /** @throws ArithmeticException if the method breaks down or refuses the condition */
    void solve();

    /** X, copied out. */
    Matrix solution();

    /** Whether {@link #solve} overwrites A and Y. */
    boolean overwritesOperands();
}
