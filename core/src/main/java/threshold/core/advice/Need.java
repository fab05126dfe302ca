package threshold.core.advice;

import java.util.Set;

/**
 * What a program asks of a solver beside the sizes of its problem.
 *
 * @param kappa condition number κ₂ of the problem, at least 1
 * @param accuracy the largest relative forward error that is good enough
 * @param threads how many threads it may use
 * @param backends the backends that may answer; empty if all may
 */
public record Need(double kappa, double accuracy, int threads, Set<String> backends) {

    /** One thread, a well-conditioned problem, half of the digits. */
    public static final Need DEFAULT = new Need(1, 1e-8, 1, Set.of());

    /** @throws IllegalArgumentException naming what makes no sense */
    public Need {
        if (!(kappa >= 1 && kappa < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a condition number is at least 1 and finite, not " + kappa);
        }
        if (!(accuracy > 0)) {
            throw new IllegalArgumentException(
                    "an accuracy is a positive relative error such as 1e-10, not " + accuracy);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("a solver runs on at least one thread, not on " + threads);
        }
        backends = Set.copyOf(backends);
    }

    public Need withKappa(double other) {
        return new Need(other, accuracy, threads, backends);
    }

    public Need withAccuracy(double other) {
        return new Need(kappa, other, threads, backends);
    }

    public Need withThreads(int other) {
        return new Need(kappa, accuracy, other, backends);
    }

    public Need withBackends(Set<String> others) {
        return new Need(kappa, accuracy, threads, others);
    }

    boolean allows(String backend) {
        return backends.isEmpty() || backends.contains(backend);
    }
}
