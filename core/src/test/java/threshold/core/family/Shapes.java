package threshold.core.family;

/** Sizes that find the mistakes of vector code: 1, odd, prime, and one less and more than every number of lanes. */
final class Shapes {

    static final int[] AWKWARD = {1, 2, 3, 5, 7, 8, 9, 13, 15, 16, 17, 31, 32, 33};

    private Shapes() {}
}
