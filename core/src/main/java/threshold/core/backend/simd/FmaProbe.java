package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.MicroKernel.SIXTEEN_REGISTERS;

/**
 * Independent chains s ← s + 1·1, as many as the registers hold: a chain that is spilled measures the memory. The ones
 * are loaded, so that no compiler can know them; the checksum is the number of flops done.
 */
final class FmaProbe extends CeilingProbe.Share {

    private static final int CHAINS = SIXTEEN_REGISTERS ? FmaChains12.CHAINS : FmaChains20.CHAINS;

    private final double[] one = {1};
    private final double[] lanes = Lanes.workspace(L);
    private final int rounds;

    /** Flops that are left over after whole rounds; they are done one by one. */
    private final int rest;

    FmaProbe(int flops) {
        int round = 2 * CHAINS * L;
        rounds = flops / round;
        rest = flops % round;
    }

    @Override
    public void run() {
        checksum = 2 * multiplyAdds() + rest(rest, one);
    }

    private static double rest(int flops, double[] one) {
        double sum = 0;
        for (int i = 0; i < flops; i++) {
            sum += one[0];
        }
        return sum;
    }

    private double multiplyAdds() {
        return SIXTEEN_REGISTERS
                ? FmaChains12.multiplyAdds(rounds, one, lanes)
                : FmaChains20.multiplyAdds(rounds, one, lanes);
    }
}
