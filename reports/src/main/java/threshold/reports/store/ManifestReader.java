package threshold.reports.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Axis;
import threshold.reports.model.Cell;
import threshold.reports.model.Criterion;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;
import tools.jackson.databind.JsonNode;

/** {@code manifest.json}, schema 1: what was planned, where and with what. */
record ManifestReader(Run.About about, List<Cell> cells, List<Run.Declined> declined, List<Criterion> criteria) {

    private static final int SCHEMA = 1;
    private static final double GIBIBYTE = 1L << 30;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([KMG]?)");

    static ManifestReader of(JsonNode document) {
        Fields manifest = Fields.of("", document);
        if (manifest.whole("schema") != SCHEMA) {
            manifest.wrong("schema", SCHEMA + ", the one this version reads");
        }
        return new ManifestReader(
                about(manifest),
                manifest.objects("cells").stream().map(ManifestReader::cell).toList(),
                manifest.objectsOrNone("declined").stream()
                        .map(ManifestReader::declined)
                        .toList(),
                manifest.objectsOrNone("criteria").stream()
                        .map(ManifestReader::criterion)
                        .toList());
    }

    private static Run.About about(Fields manifest) {
        Fields jvm = manifest.objectOrEmpty("jvm");
        String flags = String.join(" ", jvm.textsOrNone("flags"));
        return new Run.About(
                manifest.textOr("title", manifest.text("suite")),
                manifest.textOr("created", ""),
                build(manifest.objectOrEmpty("threshold")),
                commit(manifest.objectOrEmpty("threshold")),
                machine(manifest.objectOrEmpty("machine")),
                (jvm.textOr("version", "unknown JVM") + " " + jvm.textOr("vendor", "") + " " + flags).strip(),
                manifest.objectOrEmpty("environment").pairs(),
                manifest.object("plan").whole("rounds"),
                manifest.objectsOrNone("backends").stream()
                        .map(ManifestReader::backend)
                        .toList(),
                identity(manifest),
                caches(manifest.objectOrEmpty("machine").objectOrEmpty("caches")),
                manifest.textOr("fingerprint", Fingerprint.of(identity(manifest))),
                session(manifest));
    }

    /** What figures depend on; the build, which is what two runs may differ in, is none of it. */
    private static Map<String, String> identity(Fields manifest) {
        Fields machine = manifest.objectOrEmpty("machine");
        Fields jvm = manifest.objectOrEmpty("jvm");
        Map<String, String> identity = new LinkedHashMap<>(machine.texts());
        identity.put("cpu flags", String.join(" ", machine.textsOrNone("flags")));
        identity.put("caches", String.join(", ", machine.objectOrEmpty("caches").pairs()));
        identity.put("JVM", jvm.textOr("version", "unknown") + " " + jvm.textOr("vendor", ""));
        identity.put("JVM flags", String.join(" ", jvm.textsOrNone("flags")));
        identity.put(
                "environment",
                String.join(" ", manifest.objectOrEmpty("environment").pairs()));
        for (Fields backend : manifest.objectsOrNone("backends")) {
            identity.put(
                    backend.text("name"), String.join(", ", backend(backend).facts()));
        }
        return identity;
    }

    /** What fits, from {@code 48K}; what reads otherwise is left out. */
    private static Map<String, Double> caches(Fields caches) {
        Map<String, Double> bytes = new LinkedHashMap<>();
        caches.texts().forEach((name, text) -> {
            Matcher size = SIZE.matcher(text);
            if (size.matches()) {
                bytes.put(name, Double.parseDouble(size.group(1)) * unit(size.group(2)));
            }
        });
        return bytes;
    }

    private static double unit(String prefix) {
        return switch (prefix) {
            case "K" -> 0x1p10;
            case "M" -> 0x1p20;
            case "G" -> 0x1p30;
            default -> 1;
        };
    }

    private static Optional<Run.Session> session(Fields manifest) {
        Fields session = manifest.objectOrEmpty("session");
        String id = session.textOrNull("id");
        return id == null ? Optional.empty() : Optional.of(new Run.Session(id, session.whole("screening")));
    }

    /** With a plus sign where the build had changes beyond it. */
    private static String commit(Fields threshold) {
        String commit = threshold.textOr("commit", "");
        return commit.isEmpty() || !threshold.flag("dirty") ? commit : commit + "+";
    }

    private static String build(Fields threshold) {
        String commit = threshold.textOr("commit", "");
        return threshold.textOr("version", "unknown version")
                + (commit.isEmpty() ? "" : ", commit " + commit)
                + (threshold.flag("dirty") ? " with uncommitted changes" : "");
    }

    private static List<String> machine(Fields machine) {
        List<String> words = new ArrayList<>();
        words.add(machine.textOr("cpu", "unknown CPU"));
        Map<String, String> plain = machine.texts();
        if (plain.containsKey("cores")) {
            words.add(plain.get("cores") + " cores");
        }
        Map<String, String> caches = machine.objectOrEmpty("caches").texts();
        if (!caches.isEmpty()) {
            words.add(caches.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", ")));
        }
        double memory = machine.numberOrNaN("memoryBytes");
        if (memory > 0) {
            words.add(Math.round(memory / GIBIBYTE) + " GiB memory");
        }
        words.add(machine.textOr("os", "unknown system"));
        if (plain.containsKey("hypervisor") && !plain.get("hypervisor").isBlank()) {
            words.add("hypervisor " + plain.get("hypervisor"));
        }
        return words;
    }

    private static Run.Backend backend(Fields backend) {
        boolean available = backend.flag("available");
        Fields facts = backend.objectOrEmpty("facts");
        String lanes = facts.texts().getOrDefault("lanes", "0");
        return new Run.Backend(
                backend.text("name"),
                available ? facts.pairs() : List.of(backend.textOr("because", "unavailable for no stated reason")),
                available,
                lanes.matches("\\d{1,3}") ? Integer.parseInt(lanes) : 0);
    }

    private static Cell cell(Fields cell) {
        return new Cell(
                cell.text("id"),
                cell.text("solver"),
                cell.textOr("backend", cell.text("solver").replaceFirst(":.*", "")),
                setting(cell),
                accuracy(cell.objectOrEmpty("accuracy")),
                new Cell.Work(known(cell, "flops"), known(cell, "bytes"), known(cell, "ownFlops")),
                new Cell.Place(
                        known(cell, "sequence"),
                        known(cell, "parameters"),
                        cell.textOr("sequenceUnit", "steps"),
                        axes(cell)));
    }

    private static Setting setting(Fields cell) {
        return new Setting(
                cell.text("family"),
                cell.object("sizes").texts(),
                cell.textOr("precision", "f64"),
                cell.whole("threads"),
                cell.textOr("input", "none"));
    }

    private static Cell.Accuracy accuracy(Fields accuracy) {
        String label = accuracy.textOr("class", AccuracyClass.UNSTATED.label());
        AccuracyClass kind = AccuracyClass.labelled(label)
                .orElseGet(() -> accuracy.wrong("class", "stable, kappa-limited or approximate"));
        return new Cell.Accuracy(kind, accuracy.optionalNumber("maxKappa"), accuracy.optionalNumber("tolerance"));
    }

    private static Set<Axis> axes(Fields cell) {
        Set<Axis> axes = EnumSet.noneOf(Axis.class);
        for (String name : cell.textsOrNone("axes")) {
            axes.add(Axis.named(name).orElseGet(() -> cell.wrong("axes", "a list of sequence and parameters")));
        }
        return axes;
    }

    private static Run.Declined declined(Fields declined) {
        List<String> detail = new ArrayList<>(declined.objectOrEmpty("sizes").pairs());
        Map<String, String> plain = declined.texts();
        if (plain.containsKey("input")) {
            detail.add(plain.get("input"));
        }
        if (plain.containsKey("threads")) {
            detail.add("threads=" + plain.get("threads"));
        }
        return new Run.Declined(
                declined.text("family"), declined.text("solver"), String.join(" ", detail), declined.text("why"));
    }

    private static Criterion criterion(Fields criterion) {
        Criterion.Kind kind = Criterion.Kind.labelled(criterion.text("kind"))
                .orElseGet(() -> criterion.wrong("kind", "speedup, share-of-peak or time-per-step"));
        List<String> rivals = criterion.textsOrNone("rivals");
        if (rivals.isEmpty() == (kind == Criterion.Kind.SPEEDUP)) {
            criterion.wrong("rivals", "a list of cells for a speedup, and empty for another kind");
        }
        return new Criterion(
                criterion.text("label"),
                kind,
                criterion.text("subject"),
                rivals,
                criterion.optionalNumber("atLeast"),
                criterion.optionalNumber("stretch"));
    }

    private static double known(Fields cell, String name) {
        double value = cell.numberOrNaN(name);
        return Double.isNaN(value) ? 0 : value;
    }
}
