package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffHeapTest {

    @Test
    void memory_of_what_was_built_stays() {
        try (OffHeap memory = OffHeap.building(made -> made)) {
            assertThat(memory.doubles(3).scope().isAlive()).isTrue();
            assertThat(memory.bytes()).isEqualTo(24);
        }
    }

    @Test
    void memory_of_what_was_never_finished_is_given_back_whatever_went_wrong() {
        for (Throwable failure : new Throwable[] {
            new ArithmeticException("workspace query"), new OutOfMemoryError(), new StackOverflowError()
        }) {
            List<MemorySegment> allocated = new ArrayList<>();
            assertThatThrownBy(() -> OffHeap.building(memory -> {
                        allocated.add(memory.doubles(10));
                        throw thrown(failure);
                    }))
                    .isSameAs(failure);
            assertThat(allocated.getFirst().scope().isAlive()).isFalse();
        }
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
