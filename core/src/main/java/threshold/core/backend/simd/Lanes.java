package threshold.core.backend.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import threshold.core.algorithm.Layout;

/** The vector shape that everything here is written in, and where data starts in an array. */
final class Lanes {

    /** The widest shape that the machine prefers. Static and final, else vectors are boxed. */
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Doubles in a vector. */
    static final int L = SPECIES.length();

    /** The widest shape that the machine prefers, for single precision. */
    static final VectorSpecies<Float> SINGLE = FloatVector.SPECIES_PREFERRED;

    /** Floats in a vector. */
    static final int SINGLES = SINGLE.length();

    /** The largest multiple of a vector that is at most n. */
    static int floor(int n) {
        return n - n % L;
    }

    /** How many vectors n doubles take. */
    static int vectors(int n) {
        return (n + L - 1) / L;
    }

    /** The least multiple that is at least the length; overflow is an {@link ArithmeticException}. */
    static int whole(int length, int multiple) {
        return Math.multiplyExact(Math.ceilDiv(length, multiple), multiple);
    }

    /**
     * Where data starts in a workspace: element 6 begins a cache line, and no 512-bit load is split, in an object that
     * begins one. Large ones do in G1, all do with {@code -XX:ObjectAlignmentInBytes=64}; in others it is as good as
     * any.
     */
    static final int START = Layout.ORIGIN;

    /** Doubles in half of G1's largest region on a heap of 16 GB. */
    private static final int OWN_REGIONS = 1 << 19;

    /** A workspace for that many doubles from {@link #START} on, with room for one tile to be read or written past them. */
    static double[] workspace(int length) {
        return new double[Math.addExact(START + 4 * L, length)];
    }

    /**
     * As {@link #workspace}, but so large that G1 gives it regions of its own on any heap up to 16 GB: then it begins
     * with a region and never moves, START is the start of a cache line, and no 512-bit load is split. For what is
     * small and read over and over; a state of 64 took 81 or 146 µs for a thousand steps, by luck of where A was.
     */
    static double[] settled(int length) {
        return new double[Math.max(OWN_REGIONS, Math.addExact(START + 4 * L, length))];
    }

    /** This workspace, or a larger one if it does not hold that many doubles. */
    static double[] grown(double[] workspace, int length) {
        return workspace.length < length + START + 4 * L ? workspace(length) : workspace;
    }

    /**
     * The sum of the L lanes that a vector was written to at {@code lanes[at]}, which are overwritten; always in the
     * same order. The order of {@code reduceLanes} is the compiler's own, so that interpreted and compiled code, and
     * with them two forks, would differ in the last bits. The lanes come through memory because a vector as an argument
     * is boxed whenever HotSpot does not inline this, as it did now and then.
     */
    static double sum(double[] lanes, int at) {
        for (int half = L / 2; half > 0; half /= 2) {
            for (int i = at; i < at + half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[at];
    }

    private Lanes() {}
}
