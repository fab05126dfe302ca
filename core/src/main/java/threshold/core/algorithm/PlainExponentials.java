package threshold.core.algorithm;

/** {@code Math.exp}, one by one. */
public final class PlainExponentials implements Exponentials {

    @Override
    public String how() {
        return "exp one by one";
    }

    @Override
    public void maxima(int tokens, int n, double[] t, int at, double[] m, int mo) {
        for (int v = 0; v < tokens; v++) {
            for (int i = 0; i < n; i++) {
                double z = t[at + v * n + i];
                m[mo + i] = Math.max(m[mo + i], z) + 0 * z;
            }
        }
    }

    @Override
    public void sums(int tokens, int n, double[] t, int at, double[] m, int mo, double[] s, int so) {
        for (int v = 0; v < tokens; v++) {
            for (int i = 0; i < n; i++) {
                double z = t[at + v * n + i];
                s[so + i] += Math.exp(z - m[mo + i]) + 0 * z;
            }
        }
    }

    @Override
    public void replace(int tokens, int n, double[] t, int at, double[] m, int mo, double[] r, int ro) {
        for (int v = 0; v < tokens; v++) {
            for (int i = 0; i < n; i++) {
                t[at + v * n + i] = r[ro + i] * Math.exp(t[at + v * n + i] - m[mo + i]);
            }
        }
    }
}
