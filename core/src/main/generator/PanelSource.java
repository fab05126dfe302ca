import java.util.List;
import java.util.stream.IntStream;

/**
 * Steps of x′ = Ax + w on so many vectors of rows, and as many columns at a time as make {@value #CHAINS} chains of
 * sums: two units of latency four have so many in flight.
 */
final class PanelSource extends Source {

    private static final int CHAINS = 8;

    private final int vectors;
    private final int columns;

    PanelSource(int vectors) {
        this.vectors = vectors;
        columns = CHAINS / vectors;
    }

    @Override
    String name() {
        return "Panel" + vectors;
    }

    @Override
    String summary() {
        return "x′ = Ax + w, %d×L rows by %d columns at a time: %d chains of sums, each entry of A loaded in order of storage."
                .formatted(vectors, columns, CHAINS);
    }

    @Override
    void writeMembers() {
        block("""
                    /** As {@link ColumnSteps}. */
                    static void steps(ColumnSteps s, int first, int end, int row, int ao) {
                        int n = s.n;
                        double[] place = s.place;
                        double[] out = s.out;
                        int phase = first %% s.period;
                        for (int t = first; t < end; t++) {
                            int from = s.state(t);
                            int to = s.state(t + 1) + row;
                            int wo = s.wo + phase * s.stride + row;
                """);
        start();
        sums();
        line(3, "int at = s.stored(t) + row;");
        store();
        block("""
                            phase = phase + 1 == s.period ? 0 : phase + 1;
                        }
                    }
                """);
    }

    /** The first chain of each vector begins with w. */
    private void start() {
        for (int u = 0; u < columns; u++) {
            for (int v = 0; v < vectors; v++) {
                String begin = u == 0 ? "fromArray(SPECIES, place, " + plus("wo", v, "L") + ")" : "zero(SPECIES)";
                line(3, "DoubleVector %s = DoubleVector.%s;", sum(u, v), begin);
            }
        }
    }

    private void sums() {
        line(3, "int j = 0;");
        if (columns > 1) {
            line(3, "for (; j <= n - %d; j += %d) {", columns, columns);
            for (int u = 0; u < columns; u++) {
                column("x" + u, u);
            }
            line(3, "}");
        }
        line(3, "for (; j < n; j++) {");
        column("xj", 0);
        line(3, "}");
    }

    /** Column j + u of A, times its entry of x. */
    private void column(String x, int u) {
        String panel = vectors == 1 ? "ao + j * L" : "ao + j * " + vectors + " * L";
        line(4, "DoubleVector %s = DoubleVector.broadcast(SPECIES, place[%s]);", x, plus("from + j", u));
        for (int v = 0; v < vectors; v++) {
            String at = plus(panel, u * vectors + v, "L");
            line(4, "%s = DoubleVector.fromArray(SPECIES, place, %s).fma(%s, %s);", sum(u, v), at, x, sum(u, v));
        }
    }

    private void store() {
        for (int v = 0; v < vectors; v++) {
            if (columns > 1) {
                line(3, "%s = %s;", sum(0, v), total(chainsOf(v)));
            }
            line(3, "%s.intoArray(place, %s);", sum(0, v), plus("to", v, "L"));
        }
        for (int v = 0; v < vectors; v++) {
            line(3, "%s.intoArray(out, %s);", sum(0, v), plus("at", v, "L"));
        }
    }

    private List<String> chainsOf(int vector) {
        return IntStream.range(0, columns).mapToObj(u -> sum(u, vector)).toList();
    }

    private static String sum(int u, int v) {
        return "s" + u + v;
    }
}
