package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.kernel.Kernel;

/** {@code tiles}: the problem of {@code gemm}, solved by the products that a backend chose its own from. */
public final class TilesFamily implements Family<Size, Problem, Matrix> {

    private final GemmFamily gemm = new GemmFamily();

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return Gemm.TILES;
    }

    @Override
    public String summary() {
        return "gemm by each register tile and cache blocking that simd was chosen from";
    }

    @Override
    public List<String> sizeNames() {
        return gemm.sizeNames();
    }

    @Override
    public List<String> inputs() {
        return gemm.inputs();
    }

    @Override
    public Size sizes(Map<String, String> given, String input) {
        return GemmFamily.sizes(name(), given, input);
    }

    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        return gemm.instance(sizes, input);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return gemm.residual(kernel, instance, solution);
    }

    @Override
    public boolean comparesBackends() {
        return false;
    }
}
