package threshold.core.algorithm;

import java.util.function.Function;

/** A plan over a library's own matrices, which end with it. */
abstract class AlgebraPlan<M, P, S> extends OrderedPlan<P, S> {

    final Algebra<M> algebra;

    AlgebraPlan(Algebra<M> algebra) {
        this.algebra = algebra;
    }

    /** What a maker builds over an algebra, which is closed if that fails: nobody else would. */
    static <M, T> T over(Algebra<M> algebra, Function<Algebra<M>, T> maker) {
        try {
            return maker.apply(algebra);
        } catch (RuntimeException | Error failure) {
            algebra.close();
            throw failure;
        }
    }

    @Override
    protected final long bytesHeld() {
        return algebra.nativeBytes();
    }

    @Override
    protected final void release() {
        algebra.close();
    }
}
