package threshold.core.backend.openblas;

import threshold.core.algorithm.OrderedPlan;

/**
 * A plan whose operands and workspace are outside the Java heap. Native code gets raw addresses, so that the order of
 * calls is more than good manners here.
 */
abstract class OffHeapPlan<P, S> extends OrderedPlan<P, S> {

    private final OffHeap memory;

    OffHeapPlan(OffHeap memory) {
        this.memory = memory;
    }

    @Override
    protected final long bytesHeld() {
        return memory.bytes();
    }

    @Override
    protected final void release() {
        memory.close();
    }
}
