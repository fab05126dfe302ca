package threshold.core.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threshold.core.backend.Backend;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/**
 * A computation with a backend's kernels as a method of its own, so that it is timed as everything else. Its path is
 * the methods of its parts. One thread.
 *
 * @param parts the families that it takes
 * @param methods the method for a part, by its family, where the first stable one will not do
 * @param computation what it computes
 */
public record Composition<Z extends Sizes, P, S>(
        List<Contract<?, ?, ?>> parts, Map<String, String> methods, Computation<Z, P, S> computation) {

    /** A computation with the kernels of a backend. */
    @FunctionalInterface
    public interface Computation<Z, P, S> {

        /** @throws ArithmeticException if a part of it breaks down */
        S of(Workbench bench, Z size, P problem);
    }

    /** The method of a backend that has all parts; else nothing. */
    public Stream<Method<Z, P, S>> method(String name, Accuracy accuracy, Backend backend) {
        if (parts.stream().anyMatch(part -> backend.kernels(part).isEmpty())) {
            return Stream.empty();
        }
        return Stream.of(Method.<Z, P, S>of(
                        name,
                        accuracy,
                        (size, threads) ->
                                new ComposedPlan<>(new Workbench(backend, threads, methods), size, computation))
                .singleThreaded());
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
                    .map(used -> used.getKey() + " " + String.join("/", used.getValue()))
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void close() {
            bench.close();
        }
    }
}
