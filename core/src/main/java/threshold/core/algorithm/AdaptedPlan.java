package threshold.core.algorithm;

import threshold.core.kernel.Plan;

/** Another family's plan, owned by this one; how a problem gets into it is what differs. */
abstract class AdaptedPlan<P, Q, S> implements Plan<P, S> {

    private final Plan<Q, S> plan;

    AdaptedPlan(Plan<Q, S> plan) {
        this.plan = plan;
    }

    final Plan<Q, S> plan() {
        return plan;
    }

    @Override
    public final S solution() {
        return plan.solution();
    }

    @Override
    public final String path() {
        return plan.path();
    }

    @Override
    public final long nativeBytes() {
        return plan.nativeBytes();
    }

    @Override
    public final void close() {
        plan.close();
    }
}
