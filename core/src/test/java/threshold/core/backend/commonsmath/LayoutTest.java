package threshold.core.backend.commonsmath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final double[][] ENTRIES = {{1, 2}, {3, 4}};
    private static final double[][] SQUARED = {{7, 10}, {15, 22}};

    private static final class Rows extends Array2DRowRealMatrix {
        Rows() {
            super(ENTRIES, false);
        }

        @Override
        public double getEntry(int row, int column) {
            throw new UnsupportedOperationException("entry by entry");
        }
    }

    private static final class Blocks extends BlockRealMatrix {
        Blocks() {
            super(ENTRIES);
        }

        @Override
        public double getEntry(int row, int column) {
            throw new UnsupportedOperationException("entry by entry");
        }
    }

    @Test
    void typedLayoutsMultiplyAndAddWithoutAskingForEntries() {
        assertThat(Layout.ROWS.product().apply(new Rows(), new Rows()).getDataRef())
                .isDeepEqualTo(SQUARED);
        assertThat(Layout.BLOCKS.product().apply(new Blocks(), new Blocks()).getData())
                .isDeepEqualTo(SQUARED);
        assertThat(Layout.ROWS.sum().apply(new Rows(), new Rows()).getDataRef()[1])
                .containsExactly(6, 8);
        assertThat(Layout.BLOCKS.sum().apply(new Blocks(), new Blocks()).getData()[1])
                .containsExactly(6, 8);
    }

    @Test
    void theFactorysRowsAreMultipliedEntryByEntry() {
        assertThatThrownBy(() -> Layout.FACTORY.product().apply(new Rows(), new Rows()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void blocksAreDeclinedWhereTheFactoryMakesThemAnyway() {
        assertThat(Layout.FACTORY.make().apply(new double[64][64])).isInstanceOf(Array2DRowRealMatrix.class);
        assertThat(Layout.FACTORY.make().apply(new double[241][17])).isInstanceOf(BlockRealMatrix.class);
        assertThat(Layout.blocksUnlessDefault(64 * 64)).isEmpty();
        assertThat(Layout.blocksUnlessDefault(241 * 17)).isPresent();
    }

    @Test
    void rowsAreNotCopied() {
        assertThat(Layout.ROWS.make().apply(ENTRIES).getDataRef()).isSameAs(ENTRIES);
    }
}
