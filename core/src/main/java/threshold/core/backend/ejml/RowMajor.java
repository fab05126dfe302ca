package threshold.core.backend.ejml;

import org.ejml.data.DMatrixRBlock;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.block.MatrixOps_DDRB;
import threshold.core.Matrix;

/** Between carriers and EJML's matrices, which are row-major too, and its blocks. */
final class RowMajor {

    private RowMajor() {}

    static void copy(Matrix from, DMatrixRMaj to) {
        System.arraycopy(from.data(), 0, to.data, 0, from.data().length);
    }

    static void toBlocks(Matrix from, DMatrixRBlock to) {
        MatrixOps_DDRB.convert(DMatrixRMaj.wrap(from.rows(), from.cols(), from.data()), to);
    }

    static Matrix copyOf(DMatrixRMaj from) {
        return new Matrix(from.numRows, from.numCols, from.data.clone());
    }
}
