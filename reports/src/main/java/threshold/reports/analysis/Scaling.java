package threshold.reports.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import threshold.reports.model.Axis;
import threshold.reports.model.Setting;

/** Finds the series in a run: which results lie along one axis with everything else the same. */
final class Scaling {

    /** What a series never mixes. Words among the sizes ({@code keep=final}) tell series apart, numbers need not. */
    private record Key(Axis axis, String family, String precision, int threads, String input, String words) {

        static Key of(Axis axis, CellResult result) {
            Setting setting = result.cell().setting();
            String words = setting.sizes().values().stream()
                    .filter(value -> !isNumber(value))
                    .collect(Collectors.joining(" "));
            return new Key(axis, setting.family(), setting.precision(), setting.threads(), setting.input(), words);
        }
    }

    private Scaling() {}

    /** Every series of at least two sizes, in the order of the plan, sequence before parameters. */
    static List<Series> series(List<CellResult> results) {
        List<Series> found = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            List<CellResult> onAxis = results.stream()
                    .filter(result -> result.cell().place().axes().contains(axis)
                            && result.cell().place().on(axis) > 0)
                    .toList();
            for (List<CellResult> mixed : grouped(onAxis, result -> Key.of(axis, result))) {
                Set<String> apart = sizesApart(axis, mixed);
                for (List<CellResult> one : grouped(mixed, result -> values(result, apart))) {
                    Series series = series(axis, one);
                    if (series.sizes().size() > 1) {
                        found.add(series);
                    }
                }
            }
        }
        return found;
    }

    /** The sizes in which cells at the same coordinate differ: each of their values is a series of its own. */
    private static Set<String> sizesApart(Axis axis, List<CellResult> results) {
        Set<String> apart = new TreeSet<>();
        for (List<CellResult> here :
                grouped(results, result -> result.cell().place().on(axis))) {
            apart.addAll(varying(here));
        }
        return apart;
    }

    private static Set<String> varying(List<CellResult> results) {
        return results.getFirst().cell().setting().sizes().keySet().stream()
                .filter(name -> grouped(results, result -> size(result, name)).size() > 1)
                .collect(Collectors.toSet());
    }

    private static String size(CellResult result, String name) {
        return result.cell().setting().sizes().getOrDefault(name, "");
    }

    private static Map<String, String> values(CellResult result, Set<String> names) {
        Map<String, String> values = new TreeMap<>(result.cell().setting().sizes());
        values.keySet().retainAll(names);
        return values;
    }

    private static Series series(Axis axis, List<CellResult> results) {
        CellResult any = results.getFirst();
        Setting setting = any.cell().setting();
        Map<String, String> constant = new LinkedHashMap<>(setting.sizes());
        constant.keySet().removeAll(varying(results));
        List<Series.Curve> curves = grouped(results, result -> result.cell().solver()).stream()
                .map(ofSolver -> Series.Curve.of(axis, ofSolver))
                .toList();
        Setting kept = new Setting(setting.family(), constant, setting.precision(), setting.threads(), setting.input());
        return new Series(
                setting.family(),
                axis,
                kept.text(),
                any.cell().place().unit(),
                results.stream()
                        .map(r -> r.cell().place().on(axis))
                        .distinct()
                        .sorted()
                        .toList(),
                curves);
    }

    private static <K> Collection<List<CellResult>> grouped(List<CellResult> results, Function<CellResult, K> key) {
        return results.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }
}
