package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** The triad a ← b + s·c. Source: McCalpin, STREAM. The checksum is a's last entry times their number. */
final class TriadProbe extends CeilingProbe.Share {

    private static final double S = 3;

    private final int elements;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    TriadProbe(int elements) {
        this.elements = elements;
        a = Lanes.workspace(elements);
        b = Lanes.workspace(elements);
        c = Lanes.workspace(elements);
        Arrays.fill(b, 1);
        Arrays.fill(c, 2);
    }

    @Override
    public void run() {
        triad(elements, a, b, c);
        checksum = elements * a[START + Math.max(0, elements - 1)];
    }

    private static void triad(int n, double[] a, double[] b, double[] c) {
        DoubleVector s = DoubleVector.broadcast(SPECIES, S);
        int end = Lanes.floor(n);
        for (int i = 0; i < end; i += L) {
            DoubleVector.fromArray(SPECIES, c, START + i)
                    .fma(s, DoubleVector.fromArray(SPECIES, b, START + i))
                    .intoArray(a, START + i);
        }
        for (int i = end; i < n; i++) {
            a[START + i] = b[START + i] + S * c[START + i];
        }
    }
}
