package threshold.bench.suite;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import threshold.bench.Cell;

/**
 * Sizes and input of one family, as a suite or a user names them.
 *
 * @param family name of the family
 * @param sizes {@code n=64,T=1000}; what is missing is the family's default
 * @param input name of the input; empty for the family's default
 * @param axes the axes that this shape is a point of
 * @param choice the solvers that a suite has chosen for it
 * @param threads numbers of threads that a suite has chosen for it; empty if it leaves them to the user
 * @param forks forks of each of its cells, where its operations are too long for as many as the suite's
 */
public record Shape(
        String family,
        String sizes,
        String input,
        Set<Axis> axes,
        Choice choice,
        Set<Integer> threads,
        OptionalInt forks) {

    /** The two axes of scaling. */
    public enum Axis {
        SEQUENCE,
        PARAMETERS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param solvers solvers that a suite has chosen; empty if it measures all
     * @param closed whether nothing else can be asked for, since the suite is about these cells and no others
     * @param single whether one method speaks for its backend, the first that takes the sizes, unless it is a stranger
     */
    public record Choice(Set<String> solvers, boolean closed, boolean single) {

        static final Choice ALL = new Choice(Set.of(), false, false);

        /** Whether a closed choice does without the solver. */
        boolean excludes(String solver) {
            return closed && !solvers.contains(solver);
        }

        private Choice with(String backend, String model) {
            Set<String> both = new TreeSet<>(solvers);
            for (String solver : solvers) {
                if (solver.startsWith(model + ":")) {
                    both.add(backend + solver.substring(model.length()));
                }
            }
            return new Choice(both, closed, single);
        }
    }

    /** A shape for every solver, on no axis. */
    public static Shape of(String family, String sizes, String input) {
        return on(EnumSet.noneOf(Axis.class), family, sizes, input);
    }

    /** A shape for every solver, on these axes. */
    static Shape on(Set<Axis> axes, String family, String sizes, String input) {
        return new Shape(family, sizes, input, axes, Choice.ALL, Set.of(), OptionalInt.empty());
    }

    /** The shape of this cell and of no other. */
    public static Shape exactly(Cell cell, OptionalInt forks) {
        return new Shape(
                cell.family(),
                cell.sizesText(),
                cell.input(),
                EnumSet.noneOf(Axis.class),
                new Choice(Set.of(cell.solver().toString()), true, false),
                Set.of(cell.threads()),
                forks);
    }

    /** This shape for these solvers, and for backends that the suite does not know. */
    public Shape choosing(String... solvers) {
        return new Shape(family, sizes, input, axes, new Choice(Set.of(solvers), false, false), threads, forks);
    }

    /** This shape with one method of each backend, the first that takes the sizes. */
    Shape byOneMethodEach() {
        return new Shape(family, sizes, input, axes, new Choice(Set.of(), false, true), threads, forks);
    }

    /** This shape, choosing the methods of {@code backend} that it chooses of {@code model}. */
    Shape choosingFor(String backend, String model) {
        return new Shape(family, sizes, input, axes, choice.with(backend, model), threads, forks);
    }

    /** One point of an axis for each value of {@code varied}. */
    public static List<Shape> along(
            Axis axis, String family, String fixed, String varied, String input, int... values) {
        return Arrays.stream(values)
                .mapToObj(v ->
                        on(EnumSet.of(axis), family, fixed + "," + varied.replace("*", Integer.toString(v)), input))
                .toList();
    }
}
