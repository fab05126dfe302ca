package threshold.bench;

/** One solve of a cell in this JVM, untimed and unjudged, to see whether all that it calls is there. */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Makes the problem, plans, loads, runs once and takes the solution.
     *
     * @throws LinkageError naming a class or a method that the library does not have
     */
    public static void of(Cell cell) {
        try (Trial<?, ?, ?> trial =
                Trial.of(cell.family(), cell.solver().toString(), cell.sizesText(), cell.input(), cell.threads())) {
            trial.plan().run();
            trial.plan().solution();
        }
    }
}
