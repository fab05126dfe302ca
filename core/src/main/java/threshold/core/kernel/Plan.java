package threshold.core.kernel;

/**
 * A solver made ready for problems of one size, with its workspace.
 *
 * <ul>
 *   <li>plan → load(P₁) → run → load(P₂) → run gives, bit for bit, what a fresh solve of P₂ gives.
 *   <li>{@code run} is repeatable unless the plan {@linkplain #consumesOperands() consumes its operands}.
 *   <li>The problem is never changed, and nothing handed out is written to again.
 *   <li>A plan is used by one thread at a time.
 * </ul>
 *
 * @param <P> problem
 * @param <S> solution
 */
public interface Plan<P, S> extends AutoCloseable {

    /**
     * Copies the values into the backend's own layout, each once, without arithmetic. Not timed with {@link #run}.
     *
     * @throws IllegalArgumentException naming both sizes, if the problem is not of the planned size
     */
    void load(P problem);

    /**
     * Everything else: packing, powers, factorisations, the solve. This is what is timed.
     *
     * @throws ArithmeticException if the method breaks down or refuses the condition of the problem
     * @throws IllegalStateException if operands must be loaded again first
     */
    void run();

    /** Copies the solution out. */
    S solution();

    /** Whether {@link #run} overwrites the loaded operands, so that each run needs its own load. */
    default boolean consumesOperands() {
        return false;
    }

    /** The path that the last run took, where a method has several; empty where it has one. */
    default String path() {
        return "";
    }

    /** Bytes held outside the Java heap. */
    default long nativeBytes() {
        return 0;
    }

    @Override
    default void close() {}
}
