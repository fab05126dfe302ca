package threshold.core.backend.openblas;

import java.lang.foreign.MemorySegment;

/**
 * A = QR of a tall A by row blocks that stay in cache, one after the other (LAPACK DLATSQR, DLAMTSQR); A is
 * overwritten.
 *
 * <p>The factor passes over A once where the blocked DGEQRF passes once for each panel, and its narrow panels are
 * themselves recursive: half the time of DGEQRF on heads of 64 to 120 columns. Source: Demmel, Grigori, Hoemmen,
 * Langou, Communication-optimal parallel and sequential QR and LU factorizations, SIAM J. Sci. Comput. 34, 2012.
 */
final class TallQr {

    /** Rows of a block times columns: a megabyte, the size of a private cache. */
    private static final int BLOCK_ENTRIES = 1 << 17;

    /** Columns of a panel. */
    private static final int PANEL = 16;

    private final NativeBlas blas;
    private final ColumnMajor a;
    private final ColumnMajor reflectors;
    private final ColumnMajor work;
    private final long left;
    private final long asStored;
    private final long rows;
    private final long cols;
    private final long imageCols;
    private final long blockRows;
    private final long panel;
    private final long workLength;
    private final Info factoring;
    private final Info applying;

    /** @param imageCols columns of what Q will be applied to, at most those of A */
    TallQr(NativeBlas blas, OffHeap memory, ColumnMajor a, int imageCols) {
        int n = a.cols();
        int nb = Math.min(PANEL, n);
        int mb = Math.max(4 * n, BLOCK_ENTRIES / n);
        int blocks = mb < a.rows() ? Math.ceilDiv(a.rows() - n, mb - n) : 1;
        this.blas = blas;
        this.a = a;
        this.reflectors = memory.matrix(nb, Math.multiplyExact(n, blocks));
        this.work = memory.matrix(nb, n);
        this.left = memory.letter('L');
        this.asStored = memory.letter('N');
        this.rows = memory.integer(a.rows());
        this.cols = memory.integer(n);
        this.imageCols = memory.integer(imageCols);
        this.blockRows = memory.integer(mb);
        this.panel = memory.integer(nb);
        this.workLength = memory.integer(nb * n);
        this.factoring = memory.info("dlatsqr", a.rows() + "x" + n);
        this.applying = memory.info("dlamtsqr", a.rows() + "x" + n);
    }

    /** Factors A, and copies R with zeros below its diagonal. */
    void factor(ColumnMajor r) {
        blas.lapack()
                .dlatsqr(
                        rows,
                        cols,
                        blockRows,
                        panel,
                        a.address(),
                        rows,
                        reflectors.address(),
                        panel,
                        work.address(),
                        workLength,
                        factoring.address());
        factoring.requireZero("no such outcome");
        r.segment().fill((byte) 0);
        for (int j = 0; j < a.cols(); j++) {
            r.copyColumn(j, a, j, 0, j + 1);
        }
    }

    /** image ← Q [x; 0], with as many columns of x as the image has. */
    void apply(ColumnMajor x, ColumnMajor image) {
        MemorySegment target = image.segment();
        target.fill((byte) 0);
        for (int j = 0; j < image.cols(); j++) {
            image.copyColumn(j, x, j, 0, x.rows());
        }
        blas.lapack()
                .dlamtsqr(
                        left,
                        asStored,
                        rows,
                        imageCols,
                        cols,
                        blockRows,
                        panel,
                        a.address(),
                        rows,
                        reflectors.address(),
                        panel,
                        target.address(),
                        rows,
                        work.address(),
                        workLength,
                        applying.address());
        applying.requireZero("no such outcome");
    }
}
