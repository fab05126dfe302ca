package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;

/**
 * x′ = Ax + w for up to four states, in scalar registers: here a vector costs a trip through memory that takes longer
 * than the whole step.
 */
final class ScalarRegisters {

    /** The largest state. */
    static final int MOST = 4;

    private ScalarRegisters() {}

    static void steps(ColumnSteps s, int steps, double[] start) {
        switch (s.n) {
            case 1 -> one(s, steps, start);
            case 2 -> two(s, steps, start);
            case 3 -> three(s, steps, start);
            default -> four(s, steps, start);
        }
    }

    private static void one(ColumnSteps s, int steps, double[] start) {
        double[] w = s.place;
        double[] out = s.out;
        double a00 = s.place[START];
        double x = start[0];
        int at = s.wo;
        int end = at + s.period * s.stride;
        for (int t = 0; t < steps; t++) {
            x = Math.fma(a00, x, w[at]);
            out[s.stored(t)] = x;
            at = at + s.stride == end ? s.wo : at + s.stride;
        }
    }

    private static void two(ColumnSteps s, int steps, double[] start) {
        double[] w = s.place;
        double[] out = s.out;
        double a00 = s.place[START];
        double a01 = s.place[START + 1];
        double a10 = s.place[START + 2];
        double a11 = s.place[START + 3];
        double x0 = start[0];
        double x1 = start[1];
        int at = s.wo;
        int end = at + s.period * s.stride;
        for (int t = 0; t < steps; t++) {
            double y0 = Math.fma(a00, x0, w[at]) + a01 * x1;
            double y1 = Math.fma(a10, x0, w[at + 1]) + a11 * x1;
            int to = s.stored(t);
            x0 = y0;
            x1 = y1;
            out[to] = x0;
            out[to + 1] = x1;
            at = at + s.stride == end ? s.wo : at + s.stride;
        }
    }

    private static void three(ColumnSteps s, int steps, double[] start) {
        double[] w = s.place;
        double[] out = s.out;
        double a00 = s.place[START];
        double a01 = s.place[START + 1];
        double a02 = s.place[START + 2];
        double a10 = s.place[START + 3];
        double a11 = s.place[START + 4];
        double a12 = s.place[START + 5];
        double a20 = s.place[START + 6];
        double a21 = s.place[START + 7];
        double a22 = s.place[START + 8];
        double x0 = start[0];
        double x1 = start[1];
        double x2 = start[2];
        int at = s.wo;
        int end = at + s.period * s.stride;
        for (int t = 0; t < steps; t++) {
            double y0 = Math.fma(a01, x1, Math.fma(a00, x0, w[at])) + a02 * x2;
            double y1 = Math.fma(a11, x1, Math.fma(a10, x0, w[at + 1])) + a12 * x2;
            double y2 = Math.fma(a21, x1, Math.fma(a20, x0, w[at + 2])) + a22 * x2;
            int to = s.stored(t);
            x0 = y0;
            x1 = y1;
            x2 = y2;
            out[to] = x0;
            out[to + 1] = x1;
            out[to + 2] = x2;
            at = at + s.stride == end ? s.wo : at + s.stride;
        }
    }

    private static void four(ColumnSteps s, int steps, double[] start) {
        double[] w = s.place;
        double[] out = s.out;
        double a00 = s.place[START];
        double a01 = s.place[START + 1];
        double a02 = s.place[START + 2];
        double a03 = s.place[START + 3];
        double a10 = s.place[START + 4];
        double a11 = s.place[START + 5];
        double a12 = s.place[START + 6];
        double a13 = s.place[START + 7];
        double a20 = s.place[START + 8];
        double a21 = s.place[START + 9];
        double a22 = s.place[START + 10];
        double a23 = s.place[START + 11];
        double a30 = s.place[START + 12];
        double a31 = s.place[START + 13];
        double a32 = s.place[START + 14];
        double a33 = s.place[START + 15];
        double x0 = start[0];
        double x1 = start[1];
        double x2 = start[2];
        double x3 = start[3];
        int at = s.wo;
        int end = at + s.period * s.stride;
        for (int t = 0; t < steps; t++) {
            double y0 = Math.fma(a01, x1, Math.fma(a00, x0, w[at])) + Math.fma(a03, x3, a02 * x2);
            double y1 = Math.fma(a11, x1, Math.fma(a10, x0, w[at + 1])) + Math.fma(a13, x3, a12 * x2);
            double y2 = Math.fma(a21, x1, Math.fma(a20, x0, w[at + 2])) + Math.fma(a23, x3, a22 * x2);
            double y3 = Math.fma(a31, x1, Math.fma(a30, x0, w[at + 3])) + Math.fma(a33, x3, a32 * x2);
            int to = s.stored(t);
            x0 = y0;
            x1 = y1;
            x2 = y2;
            x3 = y3;
            out[to] = x0;
            out[to + 1] = x1;
            out[to + 2] = x2;
            out[to + 3] = x3;
            at = at + s.stride == end ? s.wo : at + s.stride;
        }
    }
}
