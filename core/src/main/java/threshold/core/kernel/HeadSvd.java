package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;

/**
 * Singular value decomposition of a softmax head W (V×d, V ≥ d; one row per token): W = U diag(σ) Vᵀ, σ descending.
 *
 * <p>Asked for the values only, the thin decomposition (U is V×d, V is d×d), or the k leading triplets.
 */
public final class HeadSvd {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Svd> CONTRACT = new Contract<>("head-svd");

    private HeadSvd() {}

    /** Which part of the decomposition is computed. */
    public enum Want {
        /** All d singular values. */
        VALUES,
        /** All d values and both sets of vectors. */
        THIN,
        /** The k largest values and their vectors. */
        TRUNCATED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param vocabulary V, the rows
     * @param d hidden dimension, the columns
     * @param want which part
     * @param k number of triplets: d unless truncated
     */
    public record Size(int vocabulary, int d, Want want, int k) implements Sizes {

        /** @throws IllegalArgumentException unless 1 ≤ k ≤ d ≤ V, with k = d unless truncated */
        public Size {
            if (d < 1 || vocabulary < d || k < 1 || k > d || (want != Want.TRUNCATED && k != d)) {
                throw new IllegalArgumentException("a head needs V >= d >= k >= 1, and k = d unless truncated, not V="
                        + vocabulary + ", d=" + d + ", k=" + k + ", want=" + want);
            }
        }

        /** All of the decomposition, with or without vectors. */
        public static Size of(int vocabulary, int d, Want want) {
            return new Size(vocabulary, d, want, d);
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("V", Integer.toString(vocabulary));
            named.put("d", Integer.toString(d));
            named.put("want", want.toString());
            if (want == Want.TRUNCATED) {
                named.put("k", Integer.toString(k));
            }
            return named;
        }

        /**
         * Values 2Vd² + 2d³, thin 6Vd² + 20d³ (R-SVD, Golub and Van Loan, table 8.6.1); truncated 4Vdk + 4(V+d)k² for
         * one pass over the range and one for the projection (Halko, Martinsson, Tropp 2011).
         */
        @Override
        public Work work() {
            double v = vocabulary;
            double n = d;
            double flops = switch (want) {
                case VALUES -> 2 * v * n * n + 2 * n * n * n;
                case THIN -> 6 * v * n * n + 20 * n * n * n;
                case TRUNCATED -> 4 * v * n * k + 4 * (v + n) * k * k;
            };
            double vectors = want == Want.VALUES ? 0 : (v + n) * k;
            return new Work(flops, 8 * (v * n + k + vectors));
        }

        /** What a method counts that has no truncated decomposition: the values, or all of the thin one. */
        public Work whole() {
            Want computed = want == Want.VALUES ? Want.VALUES : Want.THIN;
            return new Work(of(vocabulary, d, computed).work().flops(), work().bytes());
        }

        /** What R-SVD counts that forms only k columns of U: {@link #whole} less 4Vd(d−k) flops. */
        public Work tallQr() {
            return new Work(whole().flops() - 4.0 * vocabulary * d * (d - k), work().bytes());
        }

        /**
         * What the eigenvalues of WᵀW and one Cholesky QR pass count: Vd² + 4/3 d³ flops for values; with vectors
         * 2Vdk + 2Vk² + 4d³ more (Golub and Van Loan, section 8.3).
         */
        public Work gram() {
            double v = vocabulary;
            double n = d;
            double values = v * n * n + 4 * n * n * n / 3;
            double vectors = want == Want.VALUES ? 0 : 2 * v * n * k + 2 * v * k * k + 4 * n * n * n;
            return new Work(values + vectors, work().bytes());
        }

        @Override
        public double sequence() {
            return vocabulary;
        }

        @Override
        public double parameters() {
            return (double) vocabulary * d;
        }

        @Override
        public int unknowns() {
            return d;
        }
    }

    /** @param head W, V×d */
    public record Problem(Matrix head) {

        /** @throws IllegalArgumentException naming the shape if V < d, or an entry that is not finite */
        public Problem {
            if (head.rows() < head.cols()) {
                throw new IllegalArgumentException(
                        "head is " + head.shape() + " but needs at least as many rows (tokens) as columns");
            }
            head.requireFinite("head");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            head.requireShape("head", size.vocabulary(), size.d());
            return this;
        }
    }

    /**
     * @param sigma the k singular values, not negative, not increasing
     * @param u V×k left vectors, or null if only values were asked for
     * @param v d×k right vectors, or null if only values were asked for
     */
    public record Svd(
            double[] sigma, @Nullable Matrix u, @Nullable Matrix v) {}
}
