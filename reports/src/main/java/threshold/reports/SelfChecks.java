package threshold.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.reports.model.Run;
import threshold.reports.model.SelfCheck;
import threshold.reports.render.SelfCheckRendering;
import threshold.reports.store.HistoryFolder;
import threshold.reports.store.JsonText;
import threshold.reports.store.RunFolder;
import threshold.reports.store.SelfCheckFile;
import threshold.reports.verdict.Checked;
import threshold.reports.verdict.Policy;
import threshold.reports.verdict.Trust;

/** What a gate is worth on a machine: sessions of a build beside itself, judged and kept with the history of the machine. */
public final class SelfChecks {

    /** The table, in the folder of the session. */
    public static final String MARKDOWN = "selfcheck.md";

    /** Every cell, for machines. */
    public static final String JSON = "selfcheck.json";

    /** The run folder of the build, in the folder of a session. */
    public static final String BASE = "base";

    /** The run folder of the build that was slowed, beside it. */
    public static final String NEW = "new";

    private static final String NOT_CHECKED =
            "This machine has no self-check: threshold selfcheck tells how far a gate on it can be trusted.";

    private SelfChecks() {}

    /**
     * Judges sessions together, prints what they say, and writes it beside the last one.
     *
     * @param sessions folders of {@code selfcheck}, at least one
     * @param delta a ratio up to 1 + delta is no change
     * @param history the folder of all histories, to which the checks are added; none to add them to none
     * @param console takes the text for 80 columns, and at its end the names of the files
     * @param color whether the console understands ANSI colours
     * @return whether a gate is to be trusted
     * @throws IOException if a session cannot be read, or a file not be written
     */
    public static boolean write(
            List<Path> sessions,
            double delta,
            Trust.Demand demand,
            Optional<Path> history,
            Appendable console,
            boolean color)
            throws IOException {
        List<SelfCheck> checks = new ArrayList<>();
        for (Path session : sessions) {
            checks.add(judged(session, delta, history));
        }
        Trust trust = new Trust(List.copyOf(checks));
        SelfCheckRendering rendering = new SelfCheckRendering(trust, demand);
        console.append(rendering.text(color)).append('\n');
        Path last = sessions.getLast();
        WholeFile.tell(
                console,
                WholeFile.replace(last.resolve(MARKDOWN), rendering.markdown()),
                WholeFile.replace(
                        last.resolve(JSON),
                        JsonText.of(checks.stream().map(SelfCheckFile::fields).toList())));
        return trust.fallsShortOf(demand).isEmpty();
    }

    private static SelfCheck judged(Path session, double delta, Optional<Path> history) throws IOException {
        Run base = RunFolder.read(session.resolve(BASE));
        Run next = RunFolder.read(session.resolve(NEW));
        try {
            SelfCheck check = Checked.of(base, next, Policy.DEFAULT.withDelta(delta));
            if (history.isPresent()) {
                SelfCheckFile.append(
                        HistoryFolder.of(history.get(), base.about().fingerprint()), check);
            }
            return check;
        } catch (IllegalArgumentException e) {
            throw new IOException(session + " cannot be judged: " + e.getMessage(), e);
        }
    }

    /** Why a gate is refused on a machine, in a sentence; empty if it is not, or no check was made there. */
    public static Optional<String> refusal(Path history, String fingerprint, Trust.Demand demand) throws IOException {
        return Trust.ofLatest(SelfCheckFile.read(HistoryFolder.of(history, fingerprint))
                        .checks())
                .flatMap(trust -> trust.fallsShortOf(demand));
    }

    /** What a report says of the machine of a run. */
    static String badge(Optional<Path> history, Run run) throws IOException {
        if (history.isEmpty()) {
            return NOT_CHECKED;
        }
        SelfCheckFile.Content content =
                SelfCheckFile.read(HistoryFolder.of(history.get(), run.about().fingerprint()));
        return Trust.ofLatest(content.checks()).map(Trust::badge).orElse(NOT_CHECKED)
                + (content.unreadable() == 0
                        ? ""
                        : " Lines of its self-checks that cannot be read, and do not count: " + content.unreadable()
                                + ".");
    }
}
