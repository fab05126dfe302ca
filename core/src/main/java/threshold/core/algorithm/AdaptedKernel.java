package threshold.core.algorithm;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.Work;

/**
 * A kernel of one family for the problems of another, whose solutions are the same.
 *
 * @param kernel the kernel of the other family
 * @param sizes to the sizes of the other family
 * @param plans from a plan for those to one for these
 */
record AdaptedKernel<Z extends Sizes, P, Y extends Sizes, Q, S>(
        Kernel<Y, Q, S> kernel, Function<Z, Y> sizes, BiFunction<Z, Plan<Q, S>, Plan<P, S>> plans)
        implements Kernel<Z, P, S> {

    @Override
    public String method() {
        return kernel.method();
    }

    @Override
    public Accuracy accuracy() {
        return kernel.accuracy();
    }

    @Override
    public Optional<String> declines(Z size, int threads) {
        return kernel.declines(sizes.apply(size), threads);
    }

    @Override
    public Work work(Z size) {
        return kernel.work(sizes.apply(size));
    }

    @Override
    public Plan<P, S> plan(Z size, int threads) {
        return plans.apply(size, kernel.plan(sizes.apply(size), threads));
    }
}
