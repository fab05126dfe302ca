package threshold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    @Test
    void readsAsItsParts() {
        Map<String, String> sizes = new LinkedHashMap<>();
        sizes.put("V", "6625");
        sizes.put("d", "120");
        sizes.put("want", "values");
        Cell cell = new Cell("head-svd", new Cell.Solver("simd", "qr"), sizes, Cell.F64, 2, "ppocrv4");
        assertThat(cell.id()).isEqualTo("head-svd/simd:qr/V=6625,d=120,want=values/f64/t2/ppocrv4");
        assertThat(Cell.parse(cell.id())).isEqualTo(cell);
    }

    @Test
    void anInputMayBeAPathOrACondition() {
        for (String input : new String[] {"/data/heads/a,b/head.onnx#linear_21.w_0", "kappa=1e10", ""}) {
            Cell cell = new Cell("gemm", new Cell.Solver("mine", "a:b"), Map.of("n", "4"), Cell.F64, 1, input);
            assertThat(Cell.parse(cell.id())).isEqualTo(cell);
        }
    }

    @Property
    void everyIdentityParsesBack(
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String name,
            @ForAll @IntRange(min = 1, max = 1_000_000) int size,
            @ForAll @IntRange(min = 1, max = 512) int threads) {
        Cell cell = new Cell(
                name, new Cell.Solver(name, name), Map.of(name, Integer.toString(size)), Cell.F64, threads, name);
        assertThat(Cell.parse(cell.id())).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "gemm", "gemm/simd/n=1/f64/t1/x", "gemm/simd:a/n/f64/t1/x", "gemm/simd:a/n=1/f64/one/x"})
    void refusesWhatIsNoCell(String text) {
        assertThatThrownBy(() -> Cell.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizesMayBeSeparatedBySemicolonsForPlainJmh() {
        assertThat(Cell.parseSizes("m=3;n=4")).isEqualTo(Cell.parseSizes("m=3,n=4"));
        assertThat(Cell.parseSizes("")).isEmpty();
    }
}
