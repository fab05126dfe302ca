package threshold.core.kernel;

import java.util.Optional;
import java.util.function.Function;

/**
 * A kernel put together from its parts, so that a backend's list of methods reads like a table.
 *
 * @param <Z> sizes
 * @param <P> problem
 * @param <S> solution
 */
public record Method<Z extends Sizes, P, S>(
        String method, Accuracy accuracy, Planner<Z, P, S> planner, Limits<Z> limits, Function<Z, Work> count)
        implements Kernel<Z, P, S> {

    /** Makes a plan from sizes and a number of threads; usually a constructor. */
    @FunctionalInterface
    public interface Planner<Z, P, S> {
        Plan<P, S> plan(Z sizes, int threads);
    }

    /** Says why sizes or threads are declined. */
    @FunctionalInterface
    public interface Limits<Z> {
        Optional<String> declines(Z sizes, int threads);
    }

    /** A method that takes every size and any number of threads. */
    public static <Z extends Sizes, P, S> Method<Z, P, S> of(
            String method, Accuracy accuracy, Planner<Z, P, S> planner) {
        return new Method<>(method, accuracy, planner, (_, _) -> Optional.empty(), Sizes::work);
    }

    /** This method with limits, in addition to those it has. */
    public Method<Z, P, S> limitedTo(Limits<Z> more) {
        return new Method<>(
                method,
                accuracy,
                planner,
                (sizes, threads) -> limits.declines(sizes, threads).or(() -> more.declines(sizes, threads)),
                count);
    }

    /** This method declared to run on one thread only. */
    public Method<Z, P, S> singleThreaded() {
        return limitedTo((_, threads) ->
                threads == 1 ? Optional.empty() : Optional.of("runs on one thread only, not on " + threads));
    }

    /** This method with an operation count of its own. */
    public Method<Z, P, S> counting(Function<Z, Work> own) {
        return new Method<>(method, accuracy, planner, limits, own);
    }

    @Override
    public Optional<String> declines(Z sizes, int threads) {
        return limits.declines(sizes, threads);
    }

    @Override
    public Work work(Z sizes) {
        return count.apply(sizes);
    }

    @Override
    public Plan<P, S> plan(Z sizes, int threads) {
        declines(sizes, threads).ifPresent(why -> {
            throw new IllegalArgumentException(method + " " + why);
        });
        return planner.plan(sizes, threads);
    }
}
