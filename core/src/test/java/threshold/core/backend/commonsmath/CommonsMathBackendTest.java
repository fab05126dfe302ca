package threshold.core.backend.commonsmath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import threshold.core.backend.ClosedForms;

class CommonsMathBackendTest {

    private final CommonsMathBackend backend = new CommonsMathBackend();

    @Test
    void everyMethodMeetsTheClosedForms() {
        backend.configure(1);
        ClosedForms.check(backend, 1);
    }
}
