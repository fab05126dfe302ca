package threshold.core.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.StatePropagation;

/**
 * A backend under the name of the version that its library has in this JVM: {@code ejml@0.44}.
 *
 * @param name what it is called
 * @param backend who does the work
 */
record RenamedBackend(String name, Backend backend) implements Backend {

    /**
     * The backend that a version is a version of: {@code ejml} of {@code ejml@0.44}.
     *
     * @throws IllegalArgumentException unless the name reads {@code backend@version}
     */
    static String base(String name) {
        int at = name.indexOf('@');
        if (at < 1 || at == name.length() - 1) {
            throw new IllegalArgumentException("a version of a library reads backend@version, not '" + name + "'");
        }
        return name.substring(0, at);
    }

    @Override
    public Optional<String> unavailableBecause() {
        return backend.unavailableBecause();
    }

    @Override
    public void configure(int threads) {
        backend.configure(threads);
    }

    @Override
    public Map<String, String> facts() {
        return backend.facts();
    }

    @Override
    public List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return backend.statePropagation();
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return backend.leastSquares();
    }

    @Override
    public List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return backend.hankelLeastSquares();
    }

    @Override
    public List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return backend.headSvd();
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return backend.gemm();
    }

    @Override
    public List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return backend.gram();
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> tiles() {
        return backend.tiles();
    }

    /** None: ceilings belong to the machine, and are measured once under the name that they have in every run. */
    @Override
    public List<Kernel<Ceiling.Size, Ceiling.Problem, Double>> ceiling() {
        return List.of();
    }
}
