import java.util.List;
import java.util.stream.IntStream;

/** Independent chains s ← 1·s + 1, by which the peak of fused multiply-adds is measured. */
final class ChainsSource extends Source {

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
        return "%d chains s ← 1·s + 1: %s".formatted(chains, why);
    }

    @Override
    void writeMembers() {
        block("""
                    static final int CHAINS = %d;

                    /**
                     * The sum of all chains after that many rounds: rounds · CHAINS · L.
                     *
                     * @param lanes a workspace for a vector
                     */
                    static double multiplyAdds(int rounds, double[] one, double[] lanes) {
                        DoubleVector v = DoubleVector.broadcast(SPECIES, one[0]);
                """, chains);
        for (int i = 0; i < chains; i++) {
            line(2, "DoubleVector s%d = DoubleVector.zero(SPECIES);", i);
        }
        line(2, "for (int r = 0; r < rounds; r++) {");
        for (int i = 0; i < chains; i++) {
            line(3, "s%d = s%d.fma(v, v);", i, i);
        }
        line(2, "}");
        List<String> sums = IntStream.range(0, chains).mapToObj(i -> "s" + i).toList();
        line(2, "%s.intoArray(lanes, START);", total(sums));
        line(2, "return Lanes.sum(lanes, START);");
        line(1, "}");
    }
}
