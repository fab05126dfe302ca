package threshold.core.backend.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector shape that everything here is written in, and where data starts in an array. */
final class Lanes {

    /** The widest shape that the machine prefers. Static and final, else vectors are boxed. */
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Doubles in a vector. */
    static final int L = SPECIES.length();

    /** The largest multiple of a vector that is at most n. */
    static int floor(int n) {
        return n - n % L;
    }

    /** How many vectors n doubles take. */
    static int vectors(int n) {
        return (n + L - 1) / L;
    }

    /**
     * Where data starts in a workspace. The elements of a {@code double[]} start 16 bytes into the object, so with
     * {@code -XX:ObjectAlignmentInBytes=64} element 6 begins a cache line and no 512-bit load is split; without that flag
     * it is as good as any other start.
     */
    static final int START = 6;

    /** A workspace for that many doubles from {@link #START} on, with room for one tile to be read or written past them. */
    static double[] workspace(int length) {
        return new double[Math.addExact(START + 4 * L, length)];
    }

    /** This workspace, or a larger one if it does not hold that many doubles. */
    static double[] grown(double[] workspace, int length) {
        return workspace.length < length + START + 4 * L ? workspace(length) : workspace;
    }

    /**
     * The sum of the lanes, always in the same order. The order of {@code reduceLanes} is the compiler's own, so that
     * interpreted and compiled code, and with them two forks, would differ in the last bits.
     */
    static double sum(DoubleVector v) {
        return switch (L) {
            case 1 -> v.lane(0);
            case 2 -> v.lane(0) + v.lane(1);
            case 4 -> (v.lane(0) + v.lane(2)) + (v.lane(1) + v.lane(3));
            case 8 ->
                ((v.lane(0) + v.lane(4)) + (v.lane(2) + v.lane(6)))
                        + ((v.lane(1) + v.lane(5)) + (v.lane(3) + v.lane(7)));
            default -> inOrder(v.toArray());
        };
    }

    private static double inOrder(double[] lanes) {
        double sum = 0;
        for (double lane : lanes) {
            sum += lane;
        }
        return sum;
    }

    private Lanes() {}
}
