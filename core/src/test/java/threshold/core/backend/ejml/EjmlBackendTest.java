package threshold.core.backend.ejml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import threshold.core.backend.ClosedForms;

class EjmlBackendTest {

    private final EjmlBackend backend = new EjmlBackend();

    @Test
    void everyMethodMeetsTheClosedForms() {
        backend.configure(1);
        ClosedForms.check(backend, 1);
    }
}
