package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final List<String> KNOWN = List.of("scalar", "simd", "openblas");

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnesAndTheNearest() {
        assertThatThrownBy(() -> Names.require("backend", "openblass", KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no backend 'openblass'; known: scalar, simd, openblas; did you mean 'openblas'?");
    }

    @Test
    void nothingIsSuggestedForWhatIsFarFromAll() {
        assertThat(Names.nearest("quaternion", KNOWN)).isEmpty();
        assertThat(Names.nearest("smd", KNOWN)).hasValue("simd");
    }
}
