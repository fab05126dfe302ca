package threshold.core.kernel;

/** The class of accuracy that a method declares. Classes are ranked apart; past its bound a result is never ranked. */
public sealed interface Accuracy {

    /** Residual, in units of n·eps, that every class is built on: LAPACK's own tests use 30 to 35. */
    double THRESHOLD = 30;

    /** The residual stays within {@value #THRESHOLD} n·eps whatever the condition. */
    Accuracy STABLE = new Stable();

    /** The largest residual, in units of n·eps, that the class allows on a problem of condition κ. */
    double bound(double kappa);

    /** One word for tables: {@code stable}, {@code kappa-limited} or {@code approximate}. */
    String label();

    /** Backward stable: residual ≤ 30 n·eps at every κ. */
    record Stable() implements Accuracy {
        @Override
        public double bound(double kappa) {
            return THRESHOLD;
        }

        @Override
        public String label() {
            return "stable";
        }
    }

    /**
     * Residual ≤ 30·κ n·eps, and an {@link ArithmeticException} past a stated condition.
     *
     * <p>The bound ends at the stated condition: a method that answers past it, because what it was asked for is
     * conditioned better than the whole problem (the leading σ₁/σ_k of a truncated decomposition), answers for the κ
     * that it took on.
     *
     * @param maxKappa the condition over which the method refuses
     */
    record KappaLimited(double maxKappa) implements Accuracy {
        @Override
        public double bound(double kappa) {
            return THRESHOLD * Math.min(kappa, maxKappa);
        }

        @Override
        public String label() {
            return "kappa-limited";
        }
    }

    /**
     * Meets a stated tolerance only.
     *
     * @param tolerance largest residual allowed, in the family's own relative measure (not in n·eps)
     */
    record Approximate(double tolerance) implements Accuracy {
        @Override
        public double bound(double kappa) {
            return tolerance;
        }

        @Override
        public String label() {
            return "approximate";
        }
    }
}
