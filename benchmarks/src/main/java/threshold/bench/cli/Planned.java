package threshold.bench.cli;

import java.util.List;
import java.util.stream.Stream;
import threshold.bench.run.Guest;
import threshold.bench.run.GuestAnswer;
import threshold.bench.run.Manifest;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Planner;
import threshold.core.backend.Backends;

/**
 * What is asked for.
 *
 * @param plan the cells, those of guests last
 * @param guests backends that the user brings
 * @param guestFacts what they say of themselves
 */
record Planned(Planner.Plan plan, List<Guest> guests, List<Manifest.BackendFacts> guestFacts) {

    /** What each backend says of itself, set to the most threads of the plan; a fork records what it was set to itself. */
    List<Manifest.BackendFacts> backendFacts() {
        int threads = plan.cells().stream().mapToInt(PlannedCell::threads).max().orElse(1);
        return Stream.concat(
                        Backends.all().stream().map(backend -> Manifest.BackendFacts.of(backend, threads)),
                        guestFacts.stream())
                .toList();
    }

    /** The plan of the bundled backends with the guests' parts. */
    static Planned of(Planner.Plan bundled, List<Guest> guests, List<GuestAnswer> answers) {
        Planner.Plan whole = bundled;
        for (GuestAnswer answer : answers) {
            whole = whole.and(answer.plan());
        }
        return new Planned(
                whole, guests, answers.stream().map(GuestAnswer::facts).toList());
    }
}
