package threshold.core.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threshold.core.backend.Backend;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/**
 * A computation with a backend's kernels as a kernel of its own, so that it is timed as everything else. Its path is
 * the methods of its parts. One thread.
 *
 * @param <Z> sizes
 * @param <P> problem
 * @param <S> solution
 */
public final class ComposedKernel<Z extends Sizes, P, S> implements Kernel<Z, P, S> {

    /** A computation with the kernels of a backend. */
    @FunctionalInterface
    public interface Computation<Z, P, S> {

        /** @throws ArithmeticException if a part of it breaks down */
        S of(Workbench bench, Z size, P problem);
    }

    private final String method;
    private final Backend backend;
    private final Accuracy accuracy;
    private final Map<String, String> methods;
    private final Computation<Z, P, S> computation;

    private ComposedKernel(
            String method,
            Backend backend,
            Accuracy accuracy,
            Map<String, String> methods,
            Computation<Z, P, S> computation) {
        this.method = method;
        this.backend = backend;
        this.accuracy = accuracy;
        this.methods = methods;
        this.computation = computation;
    }

    /**
     * The computation with a backend that has all its parts; else nothing.
     *
     * @param method its name
     * @param methods the method for a part, by its family, where the first stable one will not do
     */
    public static <Z extends Sizes, P, S> List<Kernel<Z, P, S>> of(
            String method,
            Backend backend,
            List<Contract<?, ?, ?>> parts,
            Accuracy accuracy,
            Map<String, String> methods,
            Computation<Z, P, S> computation) {
        return parts.stream().allMatch(part -> !backend.kernels(part).isEmpty())
                ? List.of(new ComposedKernel<>(method, backend, accuracy, methods, computation))
                : List.of();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public Accuracy accuracy() {
        return accuracy;
    }

    @Override
    public Optional<String> declines(Z sizes, int threads) {
        return threads == 1 ? Optional.empty() : Optional.of("runs on one thread only, not on " + threads);
    }

    @Override
    public Plan<P, S> plan(Z sizes, int threads) {
        return new ComposedPlan<>(new Workbench(backend, threads, methods), sizes, computation);
    }

    private static final class ComposedPlan<Z, P, S> implements Plan<P, S> {

        private final Workbench bench;
        private final Z size;
        private final Computation<Z, P, S> computation;
        private @Nullable P problem;
        private @Nullable S solution;

        ComposedPlan(Workbench bench, Z size, Computation<Z, P, S> computation) {
            this.bench = bench;
            this.size = size;
            this.computation = computation;
        }

        @Override
        public void load(P given) {
            problem = given;
        }

        @Override
        public void run() {
            if (problem == null) {
                throw new IllegalStateException("nothing is loaded");
            }
            solution = computation.of(bench, size, problem);
        }

        @Override
        public S solution() {
            if (solution == null) {
                throw new IllegalStateException("there is no solution before a run that succeeds");
            }
            return solution;
        }

        @Override
        public String path() {
            return bench.used().entrySet().stream()
                    .map(used -> used.getKey() + " " + used.getValue())
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void close() {
            bench.close();
        }
    }
}
