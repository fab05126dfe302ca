package threshold.core.backend.ojalgo;

import static threshold.core.kernel.HeadSvd.Want;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.backend.ThinSvd;
import threshold.core.check.Conditioning;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
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
                ThinSvd.method("default", (size, _) -> new OjalgoHeadSvd(size, factory(size)))
                        .singleThreaded(),
                ThinSvd.method("dense", (size, _) -> new OjalgoHeadSvd(size, dense()))
                        .limitedTo((size, _) -> size.d() > RAW_COLUMNS
                                ? Optional.of("is what default takes over " + RAW_COLUMNS + " columns")
                                : Optional.empty()),
                ThinSvd.cut((size, _) -> new OjalgoHeadSvd(size, factory(size))).singleThreaded());
    }

    private static SingularValue<Double> dense() {
        return SingularValue.R064.make(RAW_COLUMNS + 1, RAW_COLUMNS + 1);
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
        Conditioning.requireOverDeflation(sigma[0], what);
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
