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
 * Golub–Kahan bidiagonalisation and implicit QR on an array per column, as in LINPACK's dsvdc and JAMA; the values come
 * in descending order.
 *
 * <p>{@code default} is what {@code SingularValue.R064.make} picks up to 1024 columns. From there the factory picks
 * {@code DenseSingularValue}, which in ojAlgo 57.1.0 loses values under about 4e-8 of the largest and the orthogonality
 * of their vectors; {@code default} declines, and {@code raw} pins the sound implementation. {@code thin-cut} is the
 * thin decomposition cut to k triplets, since ojAlgo has no truncated one.
 */
final class OjalgoHeadSvd implements Plan<Problem, Svd> {

    /** The widest head for which the factory picks {@code RawSingularValue}. */
    private static final int RAW_COLUMNS = 1024;

    static List<Kernel<Size, Problem, Svd>> methods() {
        return List.of(
                ThinSvd.method("default", (size, _) -> new OjalgoHeadSvd(size))
                        .limitedTo((size, _) -> size.d() <= RAW_COLUMNS
                                ? Optional.empty()
                                : Optional.of("loses small singular values over " + RAW_COLUMNS + " columns: see raw"))
                        .singleThreaded(),
                ThinSvd.method("raw", (size, _) -> new OjalgoHeadSvd(size))
                        .limitedTo((size, _) -> size.d() > RAW_COLUMNS
                                ? Optional.empty()
                                : Optional.of("is what default takes up to " + RAW_COLUMNS + " columns"))
                        .singleThreaded(),
                ThinSvd.cut((size, _) -> new OjalgoHeadSvd(size)).singleThreaded());
    }

    private final Size size;
    private final SingularValue<Double> svd;
    private final R064Store head;
    private final double[] sigma;

    private OjalgoHeadSvd(Size size) {
        this.size = size;
        this.svd = SingularValue.R064.make(1, 1);
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
