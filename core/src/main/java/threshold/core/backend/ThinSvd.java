package threshold.core.backend;

import java.util.Optional;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Method;
import threshold.core.kernel.Work;

/** Head SVD by libraries that have no truncated decomposition: its row is the thin one cut to k, and is named so. */
public final class ThinSvd {

    private ThinSvd() {}

    /** A stable method for values and for the thin decomposition. */
    public static Method<Size, Problem, Svd> method(String name, Method.Planner<Size, Problem, Svd> planner) {
        return Method.of(name, Accuracy.STABLE, planner)
                .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                        ? Optional.of("has no truncated decomposition: see thin-cut")
                        : Optional.empty());
    }

    /** {@code thin-cut}: the same planner for truncated heads, counted as the thin decomposition that it computes. */
    public static Method<Size, Problem, Svd> cut(Method.Planner<Size, Problem, Svd> planner) {
        return Method.of("thin-cut", Accuracy.STABLE, planner)
                .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                        ? Optional.empty()
                        : Optional.of("is for truncated heads only: see default"))
                .counting(ThinSvd::work);
    }

    /** The count of the thin decomposition, whatever was asked for. */
    public static Work work(Size size) {
        return Size.of(size.vocabulary(), size.d(), Want.THIN).work();
    }
}
