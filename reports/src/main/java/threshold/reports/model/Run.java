package threshold.reports.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it was read.
 *
 * @param about where and how it ran
 * @param cells every cell of its plan, in the order of the plan
 * @param forks every fork so far; the last word on a cell and round stands
 * @param declined what the plan left out, and why
 * @param criteria the figures that it sets out to reach
 * @param warnings what the reader had to put up with
 */
public record Run(
        About about,
        List<Cell> cells,
        List<Fork> forks,
        List<Declined> declined,
        List<Criterion> criteria,
        List<String> warnings) {

    /** This run as its forks were while they were slowed on purpose by a share of their time; those that were not are left out. */
    public Run slowedBy(double share) {
        return new Run(
                about,
                cells,
                forks.stream().flatMap(fork -> fork.slowedBy(share).stream()).toList(),
                declined,
                criteria,
                warnings);
    }

    /** This run with so many rounds as the first stage of its session. */
    public Run screenedBy(int rounds) {
        return new Run(about.screenedBy(rounds), cells, forks, declined, criteria, warnings);
    }

    /**
     * @param title the suite's name for people
     * @param created when it started, as it says
     * @param build version and commit of the suite
     * @param commit the commit alone, blank where it is not known
     * @param machine the machine in a few words, most telling first
     * @param jvm version, vendor and flags
     * @param environment environment variables that matter, {@code NAME=value}
     * @param rounds planned forks per cell
     * @param backends every backend of the run
     * @param identity what figures depend on, by name: two results are compared where these are alike
     * @param caches bytes of each cache by its name, from the smallest on
     * @param fingerprint a hash of machine and JVM, in hexadecimal: what belongs to one history
     * @param session the session that it shares with the run it was measured side by side with, if there is one
     */
    public record About(
            String title,
            String created,
            String build,
            String commit,
            List<String> machine,
            String jvm,
            List<String> environment,
            int rounds,
            List<Backend> backends,
            Map<String, String> identity,
            Map<String, Double> caches,
            String fingerprint,
            Optional<Session> session) {

        private About screenedBy(int screening) {
            return new About(
                    title,
                    created,
                    build,
                    commit,
                    machine,
                    jvm,
                    environment,
                    rounds,
                    backends,
                    identity,
                    caches,
                    fingerprint,
                    session.map(one -> new Session(one.id(), screening)));
        }
    }

    /**
     * One measurement of two builds side by side, fork by fork.
     *
     * @param id the same for both sides
     * @param screening rounds that all cells have; later ones are those of the cells that were flagged in them
     */
    public record Session(String id, int screening) {}

    /**
     * @param name the backend's name
     * @param facts what it says of itself, {@code name=value}; the reason where it was not there
     * @param available whether it was there
     * @param lanes doubles in one of its vectors, 0 where it does not say
     */
    public record Backend(String name, List<String> facts, boolean available, int lanes) {}

    /**
     * @param family the family
     * @param solver solver or backend that sits it out
     * @param detail the sizes and threads it was declined at, or blank for all
     * @param why one sentence
     */
    public record Declined(String family, String solver, String detail, String why) {}
}
