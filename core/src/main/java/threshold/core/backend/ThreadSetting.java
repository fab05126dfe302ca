package threshold.core.backend;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.Work;

/**
 * A library's own, JVM-wide number of threads, against which plans are held.
 *
 * @param library what the library is called in messages
 * @param threads the number that it uses now
 */
public record ThreadSetting(String library, IntSupplier threads) {

    /** The same kernels, whose {@code plan} throws an {@link IllegalStateException} for any other number of threads. */
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> holding(List<Kernel<Z, P, S>> kernels) {
        return kernels.stream()
                .<Kernel<Z, P, S>>map(kernel -> new Held<>(this, kernel))
                .toList();
    }

    /** @throws IllegalStateException naming both numbers, unless the library uses as many */
    private void require(int wanted) {
        int now = threads.getAsInt();
        if (now != wanted) {
            throw new IllegalStateException(library + " runs on " + now + " threads in the whole JVM, so a plan for "
                    + wanted + " needs configure(" + wanted + ") first");
        }
    }

    private record Held<Z extends Sizes, P, S>(ThreadSetting setting, Kernel<Z, P, S> kernel)
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
        public Optional<String> declines(Z sizes, int threads) {
            return kernel.declines(sizes, threads);
        }

        @Override
        public Work work(Z sizes) {
            return kernel.work(sizes);
        }

        @Override
        public Plan<P, S> plan(Z sizes, int threads) {
            setting.require(threads);
            return kernel.plan(sizes, threads);
        }
    }
}
