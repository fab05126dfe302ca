package threshold.core.backend.simd;

import java.util.Arrays;

/** A random rows×columns matrix that stands at an odd offset in a wider array; every other entry is NaN. */
record Operand(int rows, int columns, int offset, int stride, double[] data) {

    static Operand of(int rows, int columns, long seed) {
        int offset = 3;
        int stride = columns + 5;
        double[] data = new double[offset + (rows - 1) * stride + columns];
        Arrays.fill(data, Double.NaN);
        double[] values = Reference.random(rows * columns, seed + 31L * rows + columns);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, data, offset + i * stride, columns);
        }
        return new Operand(rows, columns, offset, stride, data);
    }

    /** Entries agree to 2(k + 2) eps of themselves or of 1, k the number of terms of size ≤ 1; NaNs are where they were. */
    void assertClose(double[] actual, double[] expected, int terms, String what) {
        for (int i = 0; i < expected.length; i++) {
            double bound = 2 * (terms + 2) * Reference.EPS * Math.max(1, Math.abs(expected[i]));
            boolean same =
                    Double.isNaN(expected[i]) ? Double.isNaN(actual[i]) : Math.abs(actual[i] - expected[i]) <= bound;
            if (!same) {
                throw new AssertionError(what + ": entry (" + (i - offset) / stride + ", " + (i - offset) % stride
                        + ") is " + actual[i] + " but must be " + expected[i] + " within " + bound);
            }
        }
    }
}
