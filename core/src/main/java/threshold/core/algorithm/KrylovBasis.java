package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * Orthonormal basis of the block Krylov space span{Ω, WᵀWΩ, (WᵀW)²Ω, …} of a tall m×n matrix W, together with its
 * image.
 *
 * <p>Each block is what WᵀW makes of the one before, orthogonalised against all blocks so far and within itself,
 * until nothing of it was left within them: twice, as a rule. The last block is cut so that the basis fills n columns
 * at most. 4mn·columns + 8n·columns² flops. Source: Musco and Musco, NeurIPS 2015, algorithm 2.
 */
final class KrylovBasis {

    /**
     * A block of unit columns that overlaps no more than this is orthogonal to working precision after one
     * projection.
     */
    private static final double SMALL_OVERLAP = 0.5;

    private static final int MOST_ROUNDS = 8;

    private final Blas blas;
    private final int m;
    private final int n;
    private final int width;
    private final int columns;
    private final double[] basis;
    private final double[] image;
    private final double[] block;
    private final double[] coefficients;
    private int blockColumns;
    private final TallQr qr;
    private final TallQr lastQr;
    private final TallQr.Operand takeBlock = this::copyBlock;

    /**
     * @param width columns of a block
     * @param columns of the whole basis, from {@code width} to n
     */
    KrylovBasis(Blas blas, int m, int n, int width, int columns) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.width = width;
        this.columns = columns;
        basis = new double[n * columns];
        image = new double[m * columns];
        block = new double[n * width];
        coefficients = new double[columns * width];
        qr = new TallQr(blas, n, width);
        int last = columns % width;
        lastQr = last == 0 ? qr : new TallQr(blas, n, last);
    }

    /**
     * @param w W, m×n
     * @param e the basis is multiplied by 2^−e while it meets W, so that products stay in the range of doubles
     * @param start the first block, n×width; only read
     */
    void build(TallOperator w, int e, double[] start) {
        System.arraycopy(start, 0, block, 0, n * width);
        Arrays.fill(image, 0);
        for (int at = 0; at < columns; at += width) {
            int b = Math.min(width, columns - at);
            if (at > 0) {
                nextBlock(w, e, at, b);
            }
            append(at, b);
            PowerOfTwo.scale(n * b, -e, block, 0);
            w.addTimes(b, block, image, at, columns);
        }
    }

    /** The basis, n×columns, orthonormal. */
    double[] basis() {
        return basis;
    }

    /** 2^−e W times the basis, m×columns. */
    double[] image() {
        return image;
    }

    /**
     * block ← 2^−e Wᵀ times the first b columns of the last image, which is scaled before the product and back after.
     */
    private void nextBlock(TallOperator w, int e, int at, int b) {
        Arrays.fill(block, 0, n * b, 0);
        scaleImage(-e, at - width);
        w.addTransposedTimes(b, image, at - width, columns, block);
        scaleImage(e, at - width);
    }

    private void scaleImage(int e, int at) {
        for (int i = 0; i < m && e != 0; i++) {
            PowerOfTwo.scale(width, e, image, i * columns + at);
        }
    }

    /**
     * Makes the block orthonormal, and orthogonal to the basis so far, and adds it. Once the powers of WᵀW lead
     * nowhere new, a block is rounding errors within the basis, and it takes some rounds to leave it.
     */
    private void append(int at, int b) {
        TallQr factor = b == width ? qr : lastQr;
        orthonormalise(factor, b);
        double overlap = at > 0 ? Double.POSITIVE_INFINITY : 0;
        for (int round = 0; round < MOST_ROUNDS && overlap > SMALL_OVERLAP; round++) {
            overlap = projectOut(at, b);
            orthonormalise(factor, b);
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(block, i * b, basis, i * columns + at, b);
        }
    }

    private void orthonormalise(TallQr factor, int b) {
        blockColumns = b;
        factor.factor(takeBlock);
        Rows.copy(n, b, factor.formQ(), Layout.ORIGIN, factor.stride(), block, 0, b);
    }

    /** Takes from the block its part within the basis so far, and returns that part's norm. */
    private double projectOut(int at, int b) {
        Arrays.fill(coefficients, 0, at * b, 0);
        blas.gemm(Op.T, Op.N, at, b, n, 1, basis, 0, columns, block, 0, b, coefficients, 0, b);
        blas.gemm(Op.N, Op.N, n, b, at, -1, basis, 0, columns, coefficients, 0, b, block, 0, b);
        return Math.sqrt(blas.dot(at * b, coefficients, 0, coefficients, 0));
    }

    private void copyBlock(int first, int rows, double[] target, int at, int stride) {
        Rows.copy(rows, blockColumns, block, first * blockColumns, blockColumns, target, at, stride);
    }
}
