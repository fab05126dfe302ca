package threshold.core.backend.ojalgo;

import static threshold.core.kernel.HeadSvd.Want;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/**
 * Golub–Kahan bidiagonalisation and implicit QR, as in LINPACK's dsvdc.
 *
 * <p>{@code default} is what {@code SingularValue.R064.make} picks: {@code RawSingularValue} up to 1024 columns; {@code
 * dense} pins {@code DenseSingularValue}, which takes over from there; {@code thin-cut} is the thin decomposition cut to k
 * triplets, since ojAlgo has no truncated one. The values come in descending order.
 */
final class OjalgoHeadSvd implements Plan<Problem, Svd> {

    /** The factory's switch. */
    private static final int RAW_COLUMNS = 1024;

    static List<Kernel<Size, Problem, Svd>> methods() {
        return List.of(
                Method.of("default", Accuracy.STABLE, (Size size, int _) -> new OjalgoHeadSvd(size, factory(size)))
                        .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                                ? Optional.of("has no truncated decomposition: see thin-cut")
                                : Optional.empty()),
                Method.of("dense", Accuracy.STABLE, (Size size, int _) -> new OjalgoHeadSvd(
                                size, SingularValue.R064.make(RAW_COLUMNS + 1, RAW_COLUMNS + 1)))
                        .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                                ? Optional.of("has no truncated decomposition: see thin-cut")
                                : Optional.empty()),
                Method.of("thin-cut", Accuracy.STABLE, (Size size, int _) -> new OjalgoHeadSvd(size, factory(size)))
                        .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                                ? Optional.empty()
                                : Optional.of("is for truncated heads only: see default")));
    }

    private static SingularValue<Double> factory(Size size) {
        return SingularValue.R064.make(size.vocabulary(), size.d());
    }

    private final Size size;
    private final SingularValue<Double> svd;
    private final R064Store head;
    private final double[] sigma;

    private OjalgoHeadSvd(Size size, SingularValue<Double> svd) {
        this.size = size;
        this.svd = svd;
        this.head = ColumnMajor.zeros(size.vocabulary(), size.d());
        this.sigma = new double[size.k()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        ColumnMajor.copy(problem.head(), head);
    }

    @Override
    public void run() {
        String what = "ojAlgo " + path() + " of " + size.vocabulary() + "x" + size.d();
        boolean done = size.want() == Want.VALUES ? svd.computeValuesOnly(head) : svd.decompose(head);
        if (!done) {
            throw new ArithmeticException(what + ": the decomposition returned false");
        }
        if (size.want() != Want.VALUES) {
            // The dense implementation forms the vectors when they are first asked for.
            svd.getU();
            svd.getV();
        }
        svd.getSingularValues(sigma);
        Conditioning.requireFinite(sigma, what);
    }

    @Override
    public Svd solution() {
        if (size.want() == Want.VALUES) {
            return new Svd(sigma.clone(), null, null);
        }
        return new Svd(
                sigma.clone(),
                ColumnMajor.copyOf(svd.getU(), size.vocabulary(), size.k()),
                ColumnMajor.copyOf(svd.getV(), size.d(), size.k()));
    }

    @Override
    public String path() {
        return OjalgoSettings.nameOf(svd);
    }
}
