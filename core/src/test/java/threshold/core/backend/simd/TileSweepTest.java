package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import threshold.core.Matrix;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Plan;
import threshold.core.workload.Matrices;

/** The sweep is about the product that is sold, and each of its points departs from it in one factor. */
class TileSweepTest {

    /** Past the chosen kc, mc and nc, and at the edges of every tile. */
    private static final Gemm.Size SIZE = new Gemm.Size(101, 1450, 801);

    private static final Gemm.Problem PROBLEM =
            new Gemm.Problem(Matrices.uniform(101, 801, 1), Matrices.uniform(801, 1450, 2));
    private static final SweepPoint CHOSEN = TileSweep.points().getFirst();

    static Stream<SweepPoint> others() {
        return TileSweep.points().stream().skip(1);
    }

    static Stream<SweepPoint> sameSums() {
        return TileSweep.points().stream().filter(point -> point.blocking().kc() == Blocking.CHOSEN.kc());
    }

    @Test
    void the_first_point_is_the_chosen_one() {
        assertThat(CHOSEN.vectors()).isEqualTo(MicroKernel.VECTORS);
        assertThat(CHOSEN.rows()).isEqualTo(MicroKernel.ROWS);
        assertThat(CHOSEN.blocking()).isEqualTo(Blocking.CHOSEN);
    }

    @ParameterizedTest
    @MethodSource("others")
    void every_other_point_departs_from_it_in_one_factor(SweepPoint point) {
        long departures = Stream.of(
                        point.tile() != CHOSEN.tile(),
                        point.blocking().kc() != CHOSEN.blocking().kc(),
                        point.blocking().mc() != CHOSEN.blocking().mc(),
                        point.blocking().nc() != CHOSEN.blocking().nc(),
                        point.blocking().strip() != CHOSEN.blocking().strip())
                .filter(departs -> departs)
                .count();
        assertThat(departures).isOne();
    }

    @ParameterizedTest
    @MethodSource("others")
    void blocks_hold_whole_tiles(SweepPoint point) {
        assertThat(point.blocking().mc() % point.rows()).isZero();
        assertThat(point.blocking().nc() % point.columns()).isZero();
        assertThat(point.blocking().strip() % point.columns()).isZero();
    }

    /** An entry's sum is cut at multiples of kc and nowhere else, whatever the tile. */
    @ParameterizedTest
    @MethodSource("sameSums")
    void points_of_the_same_depth_give_the_bits_of_the_product_that_is_sold(SweepPoint point) {
        assertThat(solve(new SweptGemm(SIZE, point))).isEqualTo(solve(new PackedGemm(SIZE, 1)));
    }

    private static double[] solve(Plan<Gemm.Problem, Matrix> plan) {
        plan.load(PROBLEM);
        plan.run();
        return plan.solution().data();
    }
}
