import java.util.List;
import java.util.stream.IntStream;

/** Independent chains s ← s + 1·1, by which the peak of fused multiply-adds is measured. */
final class ChainsSource extends Source {

    /** What the peak was found to be by a loop that is unrolled. */
    private static final String UNROLLED = "44.8 instead of 76.6 Gflop/s at best (Cascade Lake)";

    private final int chains;
    private final String why;

    ChainsSource(int chains, String why) {
        this.chains = chains;
        this.why = why;
    }

    @Override
    String name() {
        return "FmaChains" + chains;
    }

    @Override
    String summary() {
        return "%d chains s ← s + 1·1: %s".formatted(chains, why);
    }

    @Override
    void writeMembers() {
        block("""
                    static final int CHAINS = %d;

                    /**
                     * The sum of all chains after that many rounds: rounds · CHAINS · L.
                     *
                     * <p>The rounds are counted by a step that is loaded: a loop that the compiler can count is
                     * unrolled and then ordered chain by chain, so that units wait for one another: %2$s.
                     *
                     * @param lanes a workspace for a vector
                     */
                    static double multiplyAdds(int rounds, double[] one, double[] lanes) {
                        DoubleVector v = DoubleVector.broadcast(SPECIES, one[0]);
                        int step = (int) one[0];
                """, chains, UNROLLED);
        for (int i = 0; i < chains; i++) {
            line(2, "DoubleVector s%d = DoubleVector.zero(SPECIES);", i);
        }
        line(2, "for (int r = rounds; r > 0; r -= step) {");
        for (int i = 0; i < chains; i++) {
            line(3, "s%d = v.fma(v, s%d);", i, i);
        }
        line(2, "}");
        List<String> sums = IntStream.range(0, chains).mapToObj(i -> "s" + i).toList();
        line(2, "%s.intoArray(lanes, START);", total(sums));
        line(2, "return Lanes.sum(lanes, START);");
        line(1, "}");
    }
}
