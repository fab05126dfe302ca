package threshold.bench;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.kernel.FilterRisk;
import threshold.core.kernel.Gramian;
import threshold.core.kernel.HeadLoss;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.NgramGram;
import threshold.core.kernel.ReducedRank;
import threshold.core.kernel.SymmetricEigen;

/** A 64-bit hash of a solution's bits: two forks of one solver agree bit for bit, or their hashes differ. */
final class SolutionHash {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long state = FNV_OFFSET;

    private SolutionHash() {}

    /** Sixteen hexadecimal digits. */
    static String of(Object solution) {
        SolutionHash hash = new SolutionHash();
        switch (solution) {
            case Matrix m -> hash.add(m);
            case HeadSvd.Svd svd -> hash.add(svd.sigma()).add(svd.u()).add(svd.v());
            case HeadLoss.Solution head ->
                hash.add(head.loss()).add(head.logZ()).add(head.dHidden()).add(head.dHead());
            case Gramian.Solution gramian -> hash.add(gramian.last()).add(gramian.mean());
            case FilterRisk.Solution filter -> hash.add(filter.weights()).add(filter.excess());
            case ReducedRank.Coefficients b -> hash.add(b.k()).add(b.v());
            case NgramGram.Solution ngrams ->
                hash.add(ngrams.gram())
                        .add(ngrams.contexts())
                        .add(Arrays.stream(ngrams.oneHot()).asDoubleStream().toArray());
            case SymmetricEigen.Eigen eigen -> hash.add(eigen.lambda()).add(eigen.z());
            case double[] values -> hash.add(values);
            case Double d -> hash.add(d);
            default -> throw new IllegalArgumentException("no hash for a solution of " + solution.getClass());
        }
        return HexFormat.of().toHexDigits(hash.state);
    }

    private SolutionHash add(@Nullable Matrix m) {
        return m == null ? this : add(m.rows()).add(m.cols()).add(m.data());
    }

    private SolutionHash add(double[] values) {
        for (double value : values) {
            add(value);
        }
        return this;
    }

    /** FNV-1a over whole words, with a shift that lets the high bits (sign, exponent) reach the low ones. */
    private SolutionHash add(double value) {
        state = (state ^ Double.doubleToRawLongBits(value)) * FNV_PRIME;
        state ^= state >>> 32;
        return this;
    }
}
