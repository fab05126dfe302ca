package threshold.core.backend.ejml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.backend.OptionalLibrary;
import threshold.core.backend.ThreadSetting;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.StatePropagation;

/**
 * Efficient Java Matrix Library, scalar Java on row-major arrays.
 *
 * <p>{@code default} is what EJML's factories and {@code CommonOps} give; on more than one thread, their {@code _MT_}
 * twins. The other methods name the algorithm that they pin.
 */
public final class EjmlBackend implements Backend {

    private static final OptionalLibrary LIBRARY =
            new OptionalLibrary("org.ejml.dense.row.CommonOps_DDRM", "org.ejml:ejml-ddense");

    private static final ThreadSetting THREADS = new ThreadSetting("EJML", EjmlSettings::threads);

    @Override
    public String name() {
        return "ejml";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return LIBRARY.absentBecause();
    }

    @Override
    public void configure(int threads) {
        EjmlSettings.pinThreads(threads);
    }

    @Override
    public Map<String, String> facts() {
        return EjmlSettings.facts();
    }

    @Override
    public List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return THREADS.holding(EjmlPropagation.methods());
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return THREADS.holding(EjmlLeastSquares.methods());
    }

    @Override
    public List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return THREADS.holding(EjmlHankel.methods());
    }

    @Override
    public List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return THREADS.holding(EjmlHeadSvd.methods());
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return THREADS.holding(EjmlGemm.methods());
    }

    @Override
    public List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return THREADS.holding(EjmlGram.methods());
    }
}
