package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Judgement;
import threshold.reports.analysis.Judgement.Figure;
import threshold.reports.analysis.Judgement.Verdict;
import threshold.reports.model.Criterion;
import threshold.reports.stats.Interval;
import threshold.reports.stats.Sample;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** The criteria of a run, each with what was found and whether it was met. */
final class JudgementTable {

    private static final int DIGITS = 3;
    private static final int CONSOLE_ITEMS = 12;
    private static final double LEAST_RESIDUAL = 0.01;

    private JudgementTable() {}

    /** Heading, count, table, and the reasons of what does not count. */
    static Document.Section section(List<Judgement> judgements) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, "Limits"));
        blocks.add(new Block.Text(summary(judgements)));
        blocks.add(table(judgements));
        blocks.add(
                new Block.Text("Figure: × = median of the fastest rival / median of the subject; % = nominal flops / "
                        + "run / FMA peak of this run on as many threads; ns = run / steps. Met: the whole interval is on the "
                        + "right side of the value; open: it holds the value; –: not measured, see below. ~ marks the extremes "
                        + "of the forks, where one side has fewer than " + Sample.FEWEST_FORKS
                        + " and no 95 % interval exists. "
                        + "peak = the subject's share of the FMA peak; resid = the subject's / its rival's, each within the bound "
                        + "of its class unless said below."));
        List<String> faults = judgements.stream()
                .flatMap(one -> one.fault().stream()
                        .map(fault ->
                                one.criterion().label() + " " + fault.verdict().label() + ": " + fault.why()))
                .distinct()
                .toList();
        if (!faults.isEmpty()) {
            blocks.add(new Block.Items(faults, CONSOLE_ITEMS));
        }
        return new Document.Section("limits", Document.Weight.MAIN, blocks);
    }

    private static String summary(List<Judgement> judgements) {
        return "At least: "
                + counted(judgements.stream()
                        .flatMap(one -> one.atLeast().stream())
                        .toList()) + ". Stretch: "
                + counted(judgements.stream()
                        .flatMap(one -> one.stretch().stream())
                        .toList()) + ".";
    }

    /** {@code 12 of 15 met, 2 not met, 1 open}. */
    private static String counted(List<Verdict> verdicts) {
        List<String> words = new ArrayList<>();
        words.add(count(verdicts, Verdict.MET) + " of " + verdicts.size() + " met");
        for (Verdict other : List.of(Verdict.NOT_MET, Verdict.OPEN, Verdict.NOT_MEASURED)) {
            if (verdicts.contains(other)) {
                words.add(count(verdicts, other) + " " + other.label());
            }
        }
        return String.join(", ", words);
    }

    private static long count(List<Verdict> verdicts, Verdict wanted) {
        return verdicts.stream().filter(wanted::equals).count();
    }

    private static Table table(List<Judgement> judgements) {
        List<Table.Row> rows = new ArrayList<>();
        String above = "";
        for (Judgement judgement : judgements) {
            String label = judgement.criterion().label();
            if (!label.equals(above)) {
                rows.add(new Table.Part(label));
                above = label;
            }
            rows.add(new Table.Line(
                    cells(judgement), judgement.isReachedWhole() ? Table.Style.BEST : Table.Style.PLAIN));
        }
        return new Table(
                List.of(
                        Table.Column.number("figure"),
                        Table.Column.text("against"),
                        Table.Column.number("95 %"),
                        new Table.Column("at least", false, Table.Need.ALWAYS),
                        new Table.Column("stretch", false, Table.Need.ALWAYS),
                        Table.Column.number("peak"),
                        Table.Column.number("resid"),
                        Table.Column.optional("run"),
                        Table.Column.optional("rival's")),
                rows);
    }

    private static List<String> cells(Judgement judgement) {
        Criterion.Kind kind = judgement.criterion().kind();
        Optional<Figure> figure = judgement.figure();
        return List.of(
                figure.map(one -> value(kind, one.value())).orElse("–"),
                against(judgement),
                figure.map(one -> interval(kind, one)).orElse("–"),
                judged(kind, judgement.criterion().atLeast(), judgement.atLeast()),
                judged(kind, judgement.criterion().stretch(), judgement.stretch()),
                share(judgement.shareOfPeak()),
                residual(judgement.subject())
                        + (kind == Criterion.Kind.SPEEDUP ? "/" + residual(judgement.rival()) : ""),
                time(judgement.subject()),
                time(judgement.rival()));
    }

    /** The fastest rival; its threads where they are not the subject's. */
    private static String against(Judgement judgement) {
        return switch (judgement.criterion().kind()) {
            case SHARE_OF_PEAK -> "FMA peak";
            case TIME_PER_STEP -> "a step";
            case SPEEDUP ->
                judgement
                        .rival()
                        .map(rival -> rival.cell().solver() + otherThreads(judgement, rival))
                        .orElse("no result");
        };
    }

    private static String otherThreads(Judgement judgement, CellResult rival) {
        int threads = rival.cell().setting().threads();
        return judgement
                .subject()
                .filter(subject -> subject.cell().setting().threads() != threads)
                .map(_ -> " t" + threads)
                .orElse("");
    }

    private static String value(Criterion.Kind kind, double value) {
        return switch (kind) {
            case SPEEDUP -> GroupTable.times(value) + "×";
            case SHARE_OF_PEAK -> Numbers.fixed(100 * value, 1) + " %";
            case TIME_PER_STEP -> TimeScale.format(value, DIGITS);
        };
    }

    private static String interval(Criterion.Kind kind, Figure figure) {
        Interval interval = figure.interval();
        return (figure.established() ? "" : "~")
                + switch (kind) {
                    case SPEEDUP -> GroupTable.times(interval.low()) + "–" + GroupTable.times(interval.high());
                    case SHARE_OF_PEAK ->
                        Numbers.fixed(100 * interval.low(), 1) + "–" + Numbers.fixed(100 * interval.high(), 1);
                    case TIME_PER_STEP -> GroupTable.range(interval, TimeScale.of(figure.value()));
                };
    }

    /** {@code 1.1× met}. */
    private static String judged(Criterion.Kind kind, OptionalDouble value, Optional<Verdict> verdict) {
        return verdict.map(known -> bound(kind, value.orElseThrow()) + " " + word(known))
                .orElse("");
    }

    private static String word(Verdict verdict) {
        return verdict == Verdict.NOT_MEASURED ? "–" : verdict.label();
    }

    private static String bound(Criterion.Kind kind, double value) {
        return switch (kind) {
            case SPEEDUP -> Numbers.plain(value) + "×";
            case SHARE_OF_PEAK -> Numbers.plain(100 * value) + " %";
            case TIME_PER_STEP -> Numbers.plain(value) + " ns";
        };
    }

    private static String time(Optional<CellResult> result) {
        return result.map(known -> TimeScale.format(known.run().median(), DIGITS))
                .orElse("–");
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? Numbers.percent(share.getAsDouble()) : "–";
    }

    private static String residual(Optional<CellResult> result) {
        double value = result.map(CellResult::residual).orElse(Double.NaN);
        return value > 0 && value < LEAST_RESIDUAL ? Numbers.significant(value, 1) : Numbers.narrow(value, 2);
    }
}
