package threshold.core.algorithm;

/** A plan over arrays of the Java heap, which holds nothing else. */
public abstract class ArrayPlan<P, S> extends OrderedPlan<P, S> {

    @Override
    protected final long bytesHeld() {
        return 0;
    }

    @Override
    protected final void release() {}
}
