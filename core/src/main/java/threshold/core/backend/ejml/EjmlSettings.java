package threshold.core.backend.ejml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.EjmlParameters;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRBlock;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.block.MatrixOps_DDRB;
import threshold.core.Matrix;

/** EJML's JVM-wide switches, and what the plans share. */
final class EjmlSettings {

    private EjmlSettings() {}

    static void pinThreads(int threads) {
        EjmlConcurrency.setMaxThreads(threads);
    }

    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", version());
        facts.put("concurrent", Boolean.toString(EjmlConcurrency.USE_CONCURRENT));
        facts.put("block width", Integer.toString(EjmlParameters.BLOCK_WIDTH));
        facts.put("QR switches to blocks at columns", Integer.toString(EjmlParameters.SWITCH_BLOCK64_QR));
        return facts;
    }

    /** Read at run time: a direct reference would compile in the version that the project was built against. */
    private static String version() {
        try {
            return String.valueOf(
                    Class.forName("org.ejml.EjmlVersion").getField("VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            return "unknown (" + e + ")";
        }
    }

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
