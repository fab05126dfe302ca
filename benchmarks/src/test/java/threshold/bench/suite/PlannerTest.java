package threshold.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.backend.Repertoire;
import threshold.core.family.Families;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Method;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.Work;

class PlannerTest {

    private static final Shape GEMM = Shape.of("gemm", "m=3,n=5,k=7", "");

    /** A backend of which only the list of methods is asked. */
    private record Fake(String name, Optional<String> unavailableBecause) implements Backend {

        @Override
        public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
            return Repertoire.empty()
                    .with(Gemm.CONTRACT, Fake::gemm)
                    .with(LeastSquares.CONTRACT, Fake::leastSquares)
                    .of(contract);
        }

        private static List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
            return List.of(
                    Method.<Gemm.Size, Gemm.Problem, Matrix>of("one", Accuracy.STABLE, (_, _) -> unplanned())
                            .singleThreaded()
                            .counting(size -> new Work(2 * size.work().flops(), 0)),
                    Method.of("any", new Accuracy.Approximate(1e-3), (_, _) -> unplanned()));
        }

        private static List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
            return List.of(Method.of("normal", new Accuracy.KappaLimited(1e7), (_, _) -> unplanned()));
        }

        private static <T> T unplanned() {
            throw new AssertionError("planning cells makes no plan of a solver");
        }
    }

    private static final Backend HERE = new Fake("here", Optional.empty());
    private static final Backend AWAY = new Fake("away", Optional.of("no library for this platform"));

    @Test
    void aCellForEachSolverThatTakesTheSizes() {
        Planner.Plan plan = plan(List.of(GEMM), Set.of(), 1);
        assertThat(plan.cells())
                .extracting(PlannedCell::id)
                .containsExactly(
                        "gemm/here:one/m=3,n=5,k=7/f64/t1/uniform", "gemm/here:any/m=3,n=5,k=7/f64/t1/uniform");
        PlannedCell cell = plan.cells().getFirst();
        assertThat(cell.flops()).isEqualTo(210);
        assertThat(cell.ownFlops()).isEqualTo(420);
        assertThat(cell.accuracy().name()).isEqualTo("stable");
        assertThat(plan.cells().getLast().accuracy().tolerance()).isEqualTo(1e-3);
    }

    @Test
    void whatDeclinesTheThreadsIsSaid() {
        Planner.Plan plan = plan(List.of(GEMM), Set.of(), 2);
        assertThat(plan.cells()).extracting(PlannedCell::solver).containsExactly("here:any");
        assertThat(plan.declined())
                .contains(new Declined(
                        "gemm",
                        "here:one",
                        Map.of("m", "3", "n", "5", "k", "7"),
                        2,
                        "runs on one thread only, not on 2"));
    }

    @Test
    void anAbsentBackendSaysWhyForEachFamily() {
        assertThat(plan(List.of(GEMM), Set.of(), 1).declined())
                .contains(new Declined("gemm", "away", null, null, "no library for this platform"));
    }

    @Test
    void aBackendWithoutMethodsForAFamilySaysSo() {
        assertThat(plan(List.of(Shape.of("gram", "m=9,n=2", "")), Set.of(), 1).declined())
                .contains(new Declined("gram", "here", null, null, "no method for this family"));
    }

    @Test
    void aConditionPastTheLimitIsNotSentToAKappaLimitedMethod() {
        Shape mild = Shape.of("least-squares", "N=9,p=2", "kappa=10");
        Shape harsh = Shape.of("least-squares", "N=9,p=2", "kappa=1e10");
        Planner.Plan plan = plan(List.of(mild, harsh), Set.of(), 1);
        assertThat(plan.cells()).extracting(PlannedCell::input).containsExactly("kappa=10");
        assertThat(plan.declined()).anyMatch(d -> d.why().contains("kappa=1e10"));
    }

    @Test
    void whatASuiteLeavesOutCanBeAskedFor() {
        List<Shape> shortened = List.of(GEMM.choosing("here:one"));
        Planner.Plan plan = plan(shortened, Set.of(), 1);
        assertThat(plan.cells()).extracting(PlannedCell::solver).containsExactly("here:one");
        assertThat(plan.declined())
                .anyMatch(d -> d.solver().equals("here:any") && d.why().contains("--solver"));
        assertThat(plan(shortened, Set.of("here:any"), 1).cells())
                .extracting(PlannedCell::solver)
                .containsExactly("here:any");
    }

    @Test
    void aBackendThatTheSuiteDoesNotKnowIsMeasuredWhole() {
        assertThat(plan(List.of(GEMM.choosing("elsewhere:one")), Set.of(), 1).cells())
                .hasSize(2);
    }

    @Test
    void aShapeOnBothAxesIsOneCell() {
        List<Shape> shapes = List.of(
                Shape.on(Set.of(Shape.Axis.SEQUENCE), "gemm", "m=3,n=5,k=7", ""),
                Shape.on(Set.of(Shape.Axis.PARAMETERS), "gemm", "k=7,n=5,m=3", ""));
        assertThat(plan(shapes, Set.of("here:one"), 1).cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.axes()).containsExactly("parameters", "sequence"));
    }

    private static Planner.Plan plan(List<Shape> shapes, Set<String> solvers, int threads) {
        return Planner.plan(
                new Selection(shapes, Set.of(), Set.of(), solvers, Set.of(threads)),
                Families.all(),
                List.of(HERE, AWAY));
    }
}
