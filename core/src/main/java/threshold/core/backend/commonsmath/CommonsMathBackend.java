package threshold.core.backend.commonsmath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.backend.OptionalLibrary;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.StatePropagation;

/**
 * Apache Commons Math 3, scalar Java on one thread.
 *
 * <p>{@code default} keeps matrices as {@code MatrixUtils.createRealMatrix} makes them, an array per row up to 4096
 * entries and blocks of 52×52 from there, and multiplies them through {@code RealMatrix}, as most programs do; up to
 * 4096 entries, and where layouts are mixed, that is the slow way. {@code rows} and {@code block} keep all operands in
 * one layout and its own type, whose overloads are faster. The library allocates its results in every call.
 */
public final class CommonsMathBackend implements Backend {

    private static final OptionalLibrary LIBRARY =
            new OptionalLibrary("org.apache.commons.math3.linear.MatrixUtils", "org.apache.commons:commons-math3");

    @Override
    public String name() {
        return "commons-math";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return LIBRARY.absentBecause();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("version", LIBRARY.mavenVersion());
    }

    @Override
    public List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return CommonsMathPropagation.methods();
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return CommonsMathLeastSquares.methods();
    }

    @Override
    public List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return CommonsMathHankel.methods();
    }

    @Override
    public List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return CommonsMathHeadSvd.methods();
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return CommonsMathGemm.methods();
    }

    @Override
    public List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return CommonsMathGram.methods();
    }
}
