package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

    private static final int THREADS = 3;

    private final Workers workers = Workers.of(THREADS);

    @Test
    void every_part_runs_once_a_round_on_a_thread_of_its_own() {
        int rounds = 20_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(THREADS);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Runnable[] parts = parts(part -> {
            runs.incrementAndGet(part);
            threads.add(Thread.currentThread());
        });
        for (int round = 1; round <= rounds; round++) {
            workers.run(parts);
            for (int part = 0; part < THREADS; part++) {
                assertThat(runs.get(part)).isEqualTo(round);
            }
        }
        assertThat(threads).hasSize(THREADS).contains(Thread.currentThread());
    }

    @Test
    void a_failure_comes_out_as_it_is_and_the_team_goes_on() {
        for (int failing = 0; failing < THREADS; failing++) {
            for (Throwable failure : new Throwable[] {new ArithmeticException("singular"), new OutOfMemoryError()}) {
                int at = failing;
                assertThat(catchThrowable(() -> workers.run(parts(part -> throwIf(part == at, failure)))))
                        .isSameAs(failure);
                every_part_runs();
            }
        }
    }

    @Test
    void failures_of_several_parts_all_come_out() {
        Throwable thrown = catchThrowable(() -> workers.run(parts(part -> {
            throw new IllegalArgumentException("part " + part);
        })));
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        assertThat(thrown.getSuppressed()).hasSize(THREADS - 1).hasOnlyElementsOfType(IllegalArgumentException.class);
        every_part_runs();
    }

    @Test
    void one_failure_that_all_parts_throw_is_not_suppressed_in_itself() {
        ArithmeticException shared = new ArithmeticException();
        assertThat(catchThrowable(() -> workers.run(parts(_ -> throwIf(true, shared)))))
                .isSameAs(shared);
        assertThat(shared.getSuppressed()).isEmpty();
    }

    @Test
    void another_number_of_parts_is_refused_with_both_numbers() {
        assertThatThrownBy(() -> workers.run(new Runnable[] {() -> {}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 parts for 3 threads");
        every_part_runs();
    }

    @Test
    void a_part_that_asks_for_its_own_team_is_refused() {
        for (int asking = 0; asking < THREADS; asking++) {
            int at = asking;
            assertThatThrownBy(() -> workers.run(parts(part -> {
                        if (part == at) {
                            workers.run(parts(_ -> {}));
                        }
                    })))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("3 threads");
            every_part_runs();
        }
    }

    private void every_part_runs() {
        boolean[] ran = new boolean[THREADS];
        workers.run(parts(part -> ran[part] = true));
        assertThat(ran).containsOnly(true);
    }

    private static void throwIf(boolean wanted, Throwable failure) {
        if (wanted && failure instanceof Error error) {
            throw error;
        }
        if (wanted && failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static Runnable[] parts(IntConsumer body) {
        Runnable[] parts = new Runnable[THREADS];
        Arrays.setAll(parts, part -> () -> body.accept(part));
        return parts;
    }
}
