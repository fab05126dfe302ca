package threshold.core.backend.ojalgo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import threshold.core.backend.ClosedForms;

class OjalgoBackendTest {

    private final OjalgoBackend backend = new OjalgoBackend();

    @Test
    void everyMethodMeetsTheClosedForms() {
        backend.configure(1);
        ClosedForms.check(backend, 1);
    }
}
