package threshold.core.kernel;

import java.util.Optional;

/**
 * A backend's named way to solve a family.
 *
 * @param <Z> sizes
 * @param <P> problem
 * @param <S> solution
 */
public interface Kernel<Z extends Sizes, P, S> {

    /** The method's name within its backend: {@code default}, {@code qr}, {@code gram}, {@code gesdd}. */
    String method();

    Accuracy accuracy();

    /** Why this method does not take these sizes or this many threads; empty if it does. */
    default Optional<String> declines(Z sizes, int threads) {
        return Optional.empty();
    }

    /** The method's own operation count, where it differs from the nominal one; theoretical slopes come from it. */
    default Work work(Z sizes) {
        return sizes.work();
    }

    /**
     * Allocates the workspace for problems of one size.
     *
     * @param threads how many threads {@code run} may use
     */
    Plan<P, S> plan(Z sizes, int threads);
}
