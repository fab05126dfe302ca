package threshold.core.backend.simd;

import threshold.core.algorithm.Blas.Op;

/** Where one operand of a tile is: a copy, or what stands in the matrix. Reused, since one is looked up for each tile. */
final class Panel {

    /** The array that holds it. */
    double[] data = {};

    /** Where it begins there. */
    int offset;

    /** How far its rows are apart, or of {@code Op.T} its columns. */
    int stride;

    /** How it is stored: N by rows, T by columns. */
    Op op = Op.N;

    Panel set(Op how, double[] values, int from, int apart) {
        op = how;
        data = values;
        offset = from;
        stride = apart;
        return this;
    }
}
