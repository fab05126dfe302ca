package threshold.bench.mischief;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.backend.Repertoire;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/** A backend from elsewhere that fails in every way a backend can. It is no service of the tests, but of a jar. */
public final class MischiefBackend implements Backend {

    @Override
    public String name() {
        return "mischief";
    }

    @Override
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
        return Repertoire.empty().with(Gemm.CONTRACT, MischiefBackend::gemm).of(contract);
    }

    private static List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return List.of(
                method("throws", () -> {
                    throw new ArithmeticException("the matrix is in a bad mood");
                }),
                method("exhausts", MischiefBackend::exhaust),
                method("crashes", MischiefBackend::crash),
                method("halts", () -> Runtime.getRuntime().halt(77)),
                method("wrong", () -> {}));
    }

    private static void exhaust() {
        List<double[]> all = new java.util.ArrayList<>();
        while (true) {
            all.add(new double[1 << 20]);
        }
    }

    private static void crash() {
        MemorySegment.ofAddress(1).reinterpret(Long.BYTES).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
    }

    private static Kernel<Gemm.Size, Gemm.Problem, Matrix> method(String name, Runnable run) {
        return Method.of(name, Accuracy.STABLE, (size, _) -> new Plan<>() {
            @Override
            public void load(Gemm.Problem problem) {}

            @Override
            public void run() {
                run.run();
            }

            @Override
            public Matrix solution() {
                return Matrix.zeros(size.m(), size.n());
            }
        });
    }
}
