package threshold.core.saturation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * min f by the quasi-Newton method of limited memory: directions −H∇f, H of the last {@value #MEMORY} steps, steps that
 * meet Wolfe's conditions.
 *
 * <p>Near a minimum f no longer tells steps apart; a step is then good by its slope alone (Hager and Zhang's approximate
 * condition). Sources: Nocedal, Wright, Numerical Optimization, 2nd ed., algorithms 7.4, 3.5 and 3.6; Hager, Zhang, SIAM
 * J. Optim. 16 (2005) 170, section 4.
 */
final class Lbfgs {

    static final int MEMORY = 20;

    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = .9;
    private static final double ROUNDING = 1e-14;
    private static final int TRIALS = 40;

    private final Function f;
    private final double[] gradientAt;
    private final Deque<Pair> memory = new ArrayDeque<>();

    /** What is minimised. */
    @FunctionalInterface
    interface Function {

        /** f(x); its gradient goes to {@code gradient}. */
        double at(double[] x, double[] gradient);
    }

    /**
     * Where it ended.
     *
     * @param x the point
     * @param value f there
     * @param slope largest entry of the gradient there
     * @param evaluations of f
     */
    record Minimum(double[] x, double value, double slope, int evaluations) {}

    /** s = x₊ − x, y = ∇f₊ − ∇f, ρ = 1/yᵀs. */
    private record Pair(double[] s, double[] y, double rho) {}

    private double[] x;
    private double value;
    private int evaluations;

    private Lbfgs(Function f, double[] start) {
        this.f = f;
        x = start.clone();
        gradientAt = new double[start.length];
        value = evaluate(x, gradientAt);
    }

    /**
     * Goes on until no entry of the gradient is over {@code tolerance}, no step is found, or f was evaluated so often.
     */
    static Minimum of(Function f, double[] start, double tolerance, int most) {
        return new Lbfgs(f, start).minimised(tolerance, most);
    }

    private double evaluate(double[] at, double[] gradient) {
        evaluations++;
        return f.at(at, gradient);
    }

    private Minimum minimised(double tolerance, int most) {
        while (largest(gradientAt) > tolerance && evaluations < most && step()) {
            // each step is its own progress
        }
        return new Minimum(x, value, largest(gradientAt), evaluations);
    }

    private boolean step() {
        double[] direction = direction();
        if (dot(direction, gradientAt) >= 0) {
            memory.clear();
            direction = direction();
        }
        double first = memory.isEmpty() ? Math.min(1, 1 / norm(gradientAt)) : 1;
        double slope = dot(direction, gradientAt);
        double[] next = new double[x.length];
        double[] gradient = new double[x.length];
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = first;
        for (int trial = 0; trial < TRIALS; trial++) {
            for (int i = 0; i < next.length; i++) {
                next[i] = x[i] + length * direction[i];
            }
            double there = evaluate(next, gradient);
            double slopeThere = dot(direction, gradient);
            boolean tooLong = !(there <= value + DECREASE * length * slope + ROUNDING * Math.abs(value))
                    || slopeThere > CURVATURE * -slope;
            if (tooLong) {
                high = length;
            } else if (slopeThere < CURVATURE * slope) {
                low = length;
            } else {
                accept(next, there, gradient);
                return true;
            }
            length = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * length;
        }
        return false;
    }

    private void accept(double[] next, double there, double[] gradient) {
        double[] s = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = next[i] - x[i];
            y[i] = gradient[i] - gradientAt[i];
        }
        double curvature = dot(s, y);
        if (curvature > 0) {
            memory.addLast(new Pair(s, y, 1 / curvature));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
        x = next;
        value = there;
        System.arraycopy(gradient, 0, gradientAt, 0, gradient.length);
    }

    /** −H∇f by the two loops over the memory. */
    private double[] direction() {
        double[] q = gradientAt.clone();
        double[] alpha = new double[memory.size()];
        Iterator<Pair> back = memory.descendingIterator();
        for (int i = alpha.length - 1; i >= 0; i--) {
            Pair pair = back.next();
            alpha[i] = pair.rho() * dot(pair.s(), q);
            axpy(-alpha[i], pair.y(), q);
        }
        if (!memory.isEmpty()) {
            Pair last = memory.getLast();
            scale(1 / (last.rho() * dot(last.y(), last.y())), q);
        }
        int i = 0;
        for (Pair pair : memory) {
            axpy(alpha[i++] - pair.rho() * dot(pair.y(), q), pair.s(), q);
        }
        scale(-1, q);
        return q;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    private static void axpy(double alpha, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += alpha * x[i];
        }
    }

    private static void scale(double alpha, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= alpha;
        }
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double entry : x) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }
}
