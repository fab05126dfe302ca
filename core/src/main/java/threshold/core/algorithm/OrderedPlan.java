package threshold.core.algorithm;

import threshold.core.kernel.Plan;

/**
 * A plan that keeps the order of its calls: nothing runs before a load or after its memory is given back, no solution
 * is handed out before a run that succeeds, and what consumes its operands does not run twice on one load.
 */
public abstract class OrderedPlan<P, S> implements Plan<P, S> {

    private enum State {
        EMPTY,
        LOADED,
        SOLVED,
        CLOSED
    }

    private State state = State.EMPTY;

    /** Takes the values over. */
    protected abstract void take(P problem);

    /** The timed work. */
    protected abstract void solve();

    /** A copy of the solution. */
    protected abstract S copyOut();

    /** Bytes outside the Java heap while the plan is open. */
    protected abstract long bytesHeld();

    /** Gives back what is held outside the Java heap; called once. */
    protected abstract void release();

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
        return state == State.CLOSED ? 0 : bytesHeld();
    }

    @Override
    public final void close() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            release();
        }
    }

    private void requireOpen() {
        if (state == State.CLOSED) {
            throw new IllegalStateException("the plan is closed");
        }
    }
}
