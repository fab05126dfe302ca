package threshold.core.backend.ojalgo;

import static threshold.core.kernel.HeadSvd.Want;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.backend.ThinSvd;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/**
 * Golub–Kahan bidiagonalisation and implicit QR on an array per column, as in LINPACK's dsvdc and JAMA; the values come
 * in descending order.
 *
 * <p>{@code default} is what {@code SingularValue.R064.make} picks up to 1024 columns. From there the factory picks
 * {@code DenseSingularValue}, which in ojAlgo 57.1.0 loses values under about 4e-8 of the largest and the orthogonality
 * of their vectors; {@code default} declines, and {@code raw} pins the sound implementation. {@code thin-cut} is the
 * thin decomposition cut to k triplets, since ojAlgo has no truncated one. {@code qr-first} decomposes the R of
 * {@code RawQR}, for values only: its Q is formed across the grain of its own layout, which costs more than is saved.
 */
final class OjalgoHeadSvd implements Plan<Problem, Svd> {

    /** The widest head for which the factory picks {@code RawSingularValue}. */
    private static final int RAW_COLUMNS = 1024;

    static List<Kernel<Size, Problem, Svd>> methods() {
        return List.of(
                ThinSvd.method("default", (size, _) -> new OjalgoHeadSvd(size, head -> head))
                        .limitedTo((size, _) -> size.d() <= RAW_COLUMNS
                                ? Optional.empty()
                                : Optional.of("loses small singular values over " + RAW_COLUMNS + " columns: see raw"))
                        .singleThreaded(),
                ThinSvd.method("raw", (size, _) -> new OjalgoHeadSvd(size, head -> head))
                        .limitedTo((size, _) -> size.d() > RAW_COLUMNS
                                ? Optional.empty()
                                : Optional.of("is what default takes up to " + RAW_COLUMNS + " columns"))
                        .singleThreaded(),
                Method.<Size, Problem, Svd>of("qr-first", Accuracy.STABLE, (size, _) -> {
                            QR<Double> qr = OjalgoSolver.raw();
                            return new OjalgoHeadSvd(size, head -> factorR(qr, head));
                        })
                        .limitedTo((size, _) -> size.want() == Want.VALUES && size.vocabulary() > 2 * size.d()
                                ? Optional.empty()
                                : Optional.of("is for values only and V > 2d: elsewhere default is as fast"))
                        .singleThreaded(),
                ThinSvd.cut((size, _) -> new OjalgoHeadSvd(size, head -> head)).singleThreaded());
    }

    /** R of W = QR, d×d. */
    private static MatrixStore<Double> factorR(QR<Double> qr, MatrixStore<Double> head) {
        qr.decompose(head);
        return qr.getR();
    }

    private final Size size;
    private final UnaryOperator<MatrixStore<Double>> reduction;
    private final SingularValue<Double> svd;
    private final R064Store head;
    private final double[] sigma;

    private OjalgoHeadSvd(Size size, UnaryOperator<MatrixStore<Double>> reduction) {
        this.size = size;
        this.reduction = reduction;
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
        MatrixStore<Double> reduced = reduction.apply(head);
        boolean done = size.want() == Want.VALUES ? svd.computeValuesOnly(reduced) : svd.decompose(reduced);
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
