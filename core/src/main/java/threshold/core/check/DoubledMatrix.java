package threshold.core.check;

import threshold.core.Matrix;

/**
 * A square matrix as if in twice the working precision: entry (i, j) is high + low.
 *
 * @param n its order
 */
record DoubledMatrix(int n, double[] high, double[] low) {

    static DoubledMatrix of(Matrix a) {
        return new DoubledMatrix(a.rows(), a.data().clone(), new double[a.data().length]);
    }

    /** A B. */
    DoubledMatrix times(DoubledMatrix b) {
        return timesTransposed(b.transposed());
    }

    /** The identity I. */
    static DoubledMatrix identity(int n) {
        return of(Matrix.identity(n));
    }

    /** A Bᵀ. */
    DoubledMatrix timesTransposed(DoubledMatrix b) {
        double[] h = new double[n * n];
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Doubled sum = new Doubled();
                sum.addDot(n, high, i * n, b.high, j * n);
                sum.add(Products.dot(n, high, i * n, b.low, j * n));
                sum.add(Products.dot(n, low, i * n, b.high, j * n));
                h[i * n + j] = sum.value();
                l[i * n + j] = sum.rest();
            }
        }
        return new DoubledMatrix(n, h, l);
    }

    /** A + βB. */
    DoubledMatrix plus(double beta, DoubledMatrix b) {
        double[] h = new double[n * n];
        double[] l = new double[n * n];
        for (int i = 0; i < h.length; i++) {
            Doubled sum = new Doubled(high[i]);
            sum.addProduct(beta, b.high[i]);
            sum.add(low[i]);
            sum.add(beta * b.low[i]);
            h[i] = sum.value();
            l[i] = sum.rest();
        }
        return new DoubledMatrix(n, h, l);
    }

    /**
     * A⁻¹ from an approximation X in working precision by two steps X ← X (2I − A X), each of which squares its error.
     */
    DoubledMatrix inverse(double[] approximation) {
        DoubledMatrix twice = identity(n).plus(1, identity(n));
        DoubledMatrix x = new DoubledMatrix(n, approximation, new double[n * n]);
        for (int step = 0; step < 2; step++) {
            x = x.times(twice.plus(-1, times(x)));
        }
        return x;
    }

    /** Aᵀ. */
    DoubledMatrix transposed() {
        return new DoubledMatrix(
                n,
                new Matrix(n, n, high).transposed().data(),
                new Matrix(n, n, low).transposed().data());
    }
}
