package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.kernel.CounterNormal;

class NormalRowsTest {

    private static final int ROWS = 40;
    private static final int AT = 5;
    private static final long PER_ROW = 1000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void rows_are_the_numbers_one_by_one(int vectors) {
        holds(vectors, CounterNormal.origin(3), 77);
    }

    /** The bits of number 11 000 are all zero, which is as far out as there is: 8.2 deviations, one of 9e15. */
    @Test
    void a_number_far_out_is_the_same_too() {
        long far = 11_000;
        long origin = -far * CounterNormal.STEP;
        assertThat(CounterNormal.after(origin, far)).isBetween(-8.3, -8.1);
        holds(2, origin, 1000);
        holds(2, origin, far - Lanes.L);
    }

    private static void holds(int vectors, long origin, long first) {
        int width = vectors * Lanes.L;
        double[] place = new double[AT + 2 * ROWS * width];
        NormalRows.fill(place, AT, AT + ROWS * width, ROWS, vectors, origin, first, PER_ROW);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < width; j++) {
                assertThat(place[AT + i * width + j])
                        .as("row %d, number %d", i, j)
                        .isEqualTo(CounterNormal.after(origin, first + i * PER_ROW + j));
            }
        }
    }
}
