package threshold.core.backend.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;

/**
 * The products that the chosen tile and blocking are held against: around that point, one factor at a time. What wins
 * here on a machine is what {@link MicroKernel} and {@link Blocking} should say there.
 *
 * <p>The product that is sold, {@code packed}, is among them, so that it shows whether the sweep's bare loops stand for
 * it.
 */
final class TileSweep {

    private static final SweepPoint CHOSEN = tile(MicroKernel.VECTORS, MicroKernel.ROWS, sold(MicroKernel.VECTORS));

    private TileSweep() {}

    static List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> methods() {
        List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> methods = new ArrayList<>();
        methods.add(method("packed", PackedGemm::new));
        for (SweepPoint point : points()) {
            methods.add(method(point.name(), (size, _) -> new SweptGemm(size, point)));
        }
        return List.copyOf(methods);
    }

    private static Method<Gemm.Size, Gemm.Problem, Matrix> method(
            String name, Method.Planner<Gemm.Size, Gemm.Problem, Matrix> planner) {
        return Method.of(name, Accuracy.STABLE, planner).singleThreaded();
    }

    /** The chosen point first. */
    static List<SweepPoint> points() {
        Blocking chosen = CHOSEN.blocking();
        List<SweepPoint> points = new ArrayList<>();
        points.add(CHOSEN);
        points.add(tile(1, 8, sold(1)));
        points.add(tile(2, 8, sold(2)));
        points.add(tile(2, 12, Tile2x12Packed::multiply));
        points.add(tile(3, 4, Tile3x4Packed::multiply));
        points.add(tile(4, 6, Tile4x6Packed::multiply));
        points.add(variant("unroll-2", Tile3x8PackedUnroll2::multiply, chosen));
        points.add(variant("strided", Tile3x8::multiply, chosen));
        others(chosen.kc(), 192, 384, 768, 1152).forEach(kc -> points.add(blocked("kc-" + kc, chosen.withKc(kc))));
        others(chosen.mc(), 48, 96, 192).forEach(mc -> points.add(blocked("mc-" + mc, chosen.withMc(mc))));
        others(chosen.nc(), 288, 1440).forEach(nc -> points.add(blocked("nc-" + nc, chosen.withNc(nc))));
        others(chosen.strip(), 24, 96, 192).forEach(w -> points.add(blocked("strip-" + w, chosen.withStrip(w))));
        return List.copyOf(points);
    }

    private static IntStream others(int chosen, int... values) {
        return IntStream.of(values).filter(value -> value != chosen);
    }

    /** What the product takes for so many vectors of columns. */
    private static RegisterTile sold(int vectors) {
        return (kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc) ->
                MicroKernel.tile(Op.T, vectors, kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
    }

    private static SweepPoint tile(int vectors, int rows, RegisterTile tile) {
        return new SweepPoint(vectors + "x" + rows, vectors, rows, tile, Blocking.CHOSEN);
    }

    private static SweepPoint blocked(String how, Blocking blocking) {
        return variant(how, CHOSEN.tile(), blocking);
    }

    private static SweepPoint variant(String how, RegisterTile tile, Blocking blocking) {
        return new SweepPoint(CHOSEN.name() + "-" + how, CHOSEN.vectors(), CHOSEN.rows(), tile, blocking);
    }
}
