package threshold.bench.suite;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import threshold.bench.Cell;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Families;

class LimitsTest {

    private static final List<Criterion> CRITERIA = Suite.LIMITS.criteria();

    @Test
    void theSuiteHasTheCellsOfItsCriteriaAndNoOthers() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        assumeThat(Backends.named("openblas").unavailableBecause()).isEmpty();
        Set<String> planned = measured(Plans.of(Suite.LIMITS));
        assertThat(planned).isEqualTo(named()).hasSize(49);
    }

    @Test
    void whatACriterionNamesParsesBackToItself() {
        assertThat(named()).allSatisfy(id -> assertThat(Cell.parse(id).id()).isEqualTo(id));
    }

    @Test
    void everyCriterionJudgesSimdAndHasABound() {
        assertThat(CRITERIA).hasSize(32).allSatisfy(criterion -> {
            assertThat(Cell.parse(criterion.subject()).solver().backend()).isEqualTo("simd");
            assertThat(criterion.atLeast() == null && criterion.stretch() == null)
                    .isFalse();
            assertThat(criterion.rivals().isEmpty()).isEqualTo(criterion.kind() != Criterion.Kind.SPEEDUP);
        });
    }

    @Test
    void rivalsSolveTheSameProblem() {
        for (Criterion criterion : CRITERIA) {
            Cell subject = Cell.parse(criterion.subject());
            assertThat(criterion.rivals()).map(Cell::parse).allSatisfy(rival -> {
                assertThat(rival.family()).isEqualTo(subject.family());
                assertThat(rival.sizes()).isEqualTo(subject.sizes());
                assertThat(rival.input()).isEqualTo(subject.input());
            });
        }
    }

    @Test
    void onTwoThreadsASolverIsHeldAgainstItselfOnOne() {
        List<Criterion> onTwo = CRITERIA.stream()
                .filter(criterion -> Cell.parse(criterion.subject()).threads() == 2)
                .toList();
        assertThat(onTwo)
                .hasSize(6)
                .allSatisfy(criterion -> assertThat(criterion.rivals())
                        .containsExactly(criterion.subject().replace("/t2/", "/t1/")));
    }

    @Test
    void ceilingsAreMeasuredOnEveryNumberOfThreads() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        assertThat(Plans.of(Suite.LIMITS).cells())
                .filteredOn(cell -> Planner.isCeiling(cell.family()))
                .extracting(PlannedCell::threads)
                .contains(1, 2);
    }

    @Test
    void theBridgeToNativeCodeIsMeasuredOnceWhereNativeCodeTakesPart() {
        assumeThat(Backends.available()).extracting(Backend::name).contains("openblas");
        assertThat(calls(Set.of())).containsExactly("openblas:call");
        assertThat(calls(Set.of("simd", "ejml"))).isEmpty();
        assertThat(Plans.of(Suite.LIMITS).declined())
                .extracting(Declined::family)
                .doesNotContain("ceiling");
    }

    private static List<String> calls(Set<String> backends) {
        Selection selection = new Selection(Suite.LIMITS.shapes(), Set.of(), backends, Set.of(), Set.of());
        return Planner.plan(selection, Families.all(), Backends.all()).cells().stream()
                .filter(cell -> "call".equals(cell.sizes().get("kind")))
                .map(PlannedCell::solver)
                .toList();
    }

    @Test
    void theUserMayTakeOneOfItsNumbersOfThreads() {
        Selection one = new Selection(Suite.LIMITS.shapes(), Set.of(), Set.of(), Set.of(), Set.of(1));
        assertThat(Planner.plan(one, Families.all(), Backends.all()).cells())
                .extracting(PlannedCell::threads)
                .containsOnly(1);
    }

    @Test
    void longOperationsHaveThreeForksAndAllOthersTen() {
        List<PlannedCell> cells = Plans.of(Suite.LIMITS).cells();
        assertThat(cells)
                .extracting(cell -> cell.forksIn(Suite.LIMITS.rounds()))
                .containsOnly(3, 10);
        assertThat(cells)
                .filteredOn(cell -> cell.forksIn(Suite.LIMITS.rounds()) == 3)
                .extracting(PlannedCell::solver)
                .contains("ejml:tall", "ojalgo:qr-first")
                .doesNotContain("simd:packed", "simd:columns");
    }

    @Test
    void aCriterionTakesItsSubjectAndEachOfItsRivals() {
        Criterion criterion = new Criterion("x", Criterion.Kind.SPEEDUP, "a", List.of("b", "c"), 1.0, null);
        assertThat(criterion.takes(Set.of("a"))).isTrue();
        assertThat(criterion.takes(Set.of("c"))).isTrue();
        assertThat(criterion.takes(Set.of("d"))).isFalse();
    }

    private static Set<String> named() {
        return CRITERIA.stream()
                .flatMap(criterion -> Stream.concat(Stream.of(criterion.subject()), criterion.rivals().stream()))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> measured(Planner.Plan plan) {
        return plan.cells().stream()
                .filter(cell -> !Planner.isCeiling(cell.family()))
                .map(PlannedCell::id)
                .collect(toCollection(TreeSet::new));
    }
}
