package threshold.core.workload;

import threshold.core.Matrix;

/**
 * Random orthogonal matrices Q that are cheap to apply: random signs, then rotations of rows i and i + s by random
 * angles for s = 1, 2, 4 … &lt; n, and all of it twice, so that every row of Q has n entries that are not zero for any n.
 *
 * <p>6·n·c·log₂n flops for Q C, C of n×c, where a product of reflections takes 2n²c. Each entry of the result has been
 * through 2·log₂n rotations, so it is off by a few units of eps only.
 */
final class Butterflies {

    private static final int ROUNDS = 2;

    private Butterflies() {}

    /** C ← Q C. */
    static void apply(Matrix c, Normals random) {
        for (int round = 0; round < ROUNDS; round++) {
            flip(c, random);
            for (int stride = 1; stride < c.rows(); stride *= 2) {
                rotate(c, stride, random);
            }
        }
    }

    private static void flip(Matrix c, Normals random) {
        for (int i = 0; i < c.rows(); i++) {
            double sign = random.sign();
            for (int j = i * c.cols(); j < (i + 1) * c.cols(); j++) {
                c.data()[j] *= sign;
            }
        }
    }

    private static void rotate(Matrix c, int stride, Normals random) {
        for (int i = 0; i + stride < c.rows(); i++) {
            if ((i & stride) == 0) {
                double angle = 2 * Math.PI * random.uniform();
                rotate(c, i, i + stride, StrictMath.cos(angle), StrictMath.sin(angle));
            }
        }
    }

    private static void rotate(Matrix c, int i, int k, double cosine, double sine) {
        double[] data = c.data();
        int first = i * c.cols();
        int second = k * c.cols();
        for (int j = 0; j < c.cols(); j++) {
            double x = data[first + j];
            double y = data[second + j];
            data[first + j] = cosine * x + sine * y;
            data[second + j] = cosine * y - sine * x;
        }
    }
}
