package threshold.core.backend.ojalgo;

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
 * oj! Algorithms, scalar Java on column-major arrays ({@code R064Store}).
 *
 * <p>{@code default} is what ojAlgo's {@code make(...)} factories give for the sizes. They switch implementations by
 * size, and the path says which one ran; {@code raw} pins the one that is sound where the factory's is not.
 */
public final class OjalgoBackend implements Backend {

    private static final OptionalLibrary LIBRARY =
            new OptionalLibrary("org.ojalgo.matrix.store.R064Store", "org.ojalgo:ojalgo");

    private static final ThreadSetting THREADS = new ThreadSetting("ojAlgo", OjalgoSettings::threads);

    @Override
    public String name() {
        return "ojalgo";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return LIBRARY.absentBecause();
    }

    @Override
    public void configure(int threads) {
        OjalgoSettings.pinThreads(threads);
    }

    @Override
    public Map<String, String> facts() {
        return OjalgoSettings.facts(LIBRARY.mavenVersion());
    }

    @Override
    public List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return THREADS.holding(OjalgoPropagation.methods());
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return THREADS.holding(OjalgoLeastSquares.methods());
    }

    @Override
    public List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return THREADS.holding(OjalgoHankel.methods());
    }

    @Override
    public List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return THREADS.holding(OjalgoHeadSvd.methods());
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return THREADS.holding(OjalgoGemm.methods());
    }

    @Override
    public List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return THREADS.holding(OjalgoGram.methods());
    }
}
