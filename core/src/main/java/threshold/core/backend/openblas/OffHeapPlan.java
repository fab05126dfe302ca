package threshold.core.backend.openblas;

import threshold.core.kernel.Plan;

/**
 * A plan whose operands and workspace are outside the Java heap.
 *
 * <p>It keeps the order of calls: native code gets raw addresses, so nothing runs before a load or after the memory is
 * given back, and what consumes its operands does not run twice on one load.
 */
abstract class OffHeapPlan<P, S> implements Plan<P, S> {

    private enum State {
        EMPTY,
        LOADED,
        SOLVED,
        CLOSED
    }

    private State state = State.EMPTY;
    private final OffHeap memory;

    OffHeapPlan(OffHeap memory) {
        this.memory = memory;
    }

    /** Takes the values over. */
    abstract void take(P problem);

    /** The timed work. */
    abstract void solve();

    abstract S copyOut();

    @Override
    public final void load(P problem) {
        requireOpen();
        state = State.EMPTY;
        take(problem);
        state = State.LOADED;
    }

    @Override
    public final void run() {
        requireOpen();
        if (state == State.EMPTY || (state == State.SOLVED && consumesOperands())) {
            throw new IllegalStateException(
                    consumesOperands() ? "operands are consumed by each run: load first" : "nothing is loaded");
        }
        state = consumesOperands() ? State.EMPTY : State.LOADED;
        solve();
        state = State.SOLVED;
    }

    @Override
    public final S solution() {
        if (state != State.SOLVED) {
            throw new IllegalStateException("there is no solution before a run that succeeds");
        }
        return copyOut();
    }

    @Override
    public final long nativeBytes() {
        return state == State.CLOSED ? 0 : memory.bytes();
    }

    @Override
    public final void close() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            memory.close();
        }
    }

    private void requireOpen() {
        if (state == State.CLOSED) {
            throw new IllegalStateException("the plan is closed");
        }
    }
}
