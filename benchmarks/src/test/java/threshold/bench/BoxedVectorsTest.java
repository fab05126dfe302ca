package threshold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class BoxedVectorsTest {

    @Test
    void vectorsAreCountedAndNothingElse() {
        assertThat(BoxedVectors.count("""
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         54321        4345680  [D (java.base@25.0.3)
                   2:         22794         364704  jdk.incubator.vector.Double512Vector (jdk.incubator.vector@25.0.3)
                   3:          9000         144000  jdk.incubator.vector.AbstractShuffle (jdk.incubator.vector@25.0.3)
                  40:             6             96  jdk.incubator.vector.Long256Vector (jdk.incubator.vector@25.0.3)
                """)).isEqualTo(22_800);
    }

    @Test
    void vectorsThatAreObjectsAreSeenOnTheHeap() {
        List<DoubleVector> kept = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            kept.add(DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, i));
        }
        assertThat(BoxedVectors.areOnTheHeap()).isTrue();
        assertThat(kept).hasSize(5000);
    }
}
