package threshold.reports.render;

import static threshold.reports.render.Svg.at;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Report;

/** One look per solver through the whole page: the colour tells the backend, the shape its method. */
final class Palette {

    /** Colours that the page's style sheet defines, as classes c0, c1, …. */
    static final int COLORS = 8;

    private final Map<String, Integer> colors = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    private Palette() {}

    static Palette of(Report report) {
        Palette palette = new Palette();
        Map<String, List<String>> methods = new LinkedHashMap<>();
        report.run().about().backends().forEach(backend -> methods.put(backend.name(), new ArrayList<>()));
        report.groups().stream()
                .flatMap(group -> group.results().stream())
                .map(CellResult::cell)
                .forEach(cell -> {
                    List<String> ofBackend = methods.computeIfAbsent(cell.backend(), _ -> new ArrayList<>());
                    if (!ofBackend.contains(cell.solver())) {
                        ofBackend.add(cell.solver());
                    }
                });
        for (List<String> solvers : methods.values()) {
            int color =
                    palette.colors.values().stream().mapToInt(c -> c + 1).max().orElse(0) % COLORS;
            solvers.forEach(solver -> palette.colors.put(solver, color));
            for (int i = 0; i < solvers.size(); i++) {
                palette.shapes.put(solvers.get(i), Shape.values()[i % Shape.values().length]);
            }
        }
        return palette;
    }

    /** The class that sets {@code color} for a solver. */
    String color(String solver) {
        return "c" + colors.getOrDefault(solver, 0);
    }

    /** The shape of its marks. */
    Shape shape(String solver) {
        return shapes.getOrDefault(solver, Shape.DISC);
    }

    /** Marks that are told apart without colour. */
    enum Shape {
        /** ● */
        DISC,
        /** ■ */
        SQUARE,
        /** ▲ */
        TRIANGLE,
        /** ◆ */
        DIAMOND,
        /** ▼ */
        WEDGE,
        /** ✚ */
        PLUS;

        /** The outline around a centre. */
        String path(double x, double y, double r) {
            return switch (this) {
                case DISC ->
                    "M" + at(x - r) + " " + at(y) + "a" + at(r) + " " + at(r) + " 0 1 0 " + at(2 * r) + " 0a" + at(r)
                            + " " + at(r) + " 0 1 0 " + at(-2 * r) + " 0z";
                case SQUARE -> polygon(x, y, r, -.85, -.85, .85, -.85, .85, .85, -.85, .85);
                case TRIANGLE -> polygon(x, y, r, 0, -1.15, 1.05, .85, -1.05, .85);
                case DIAMOND -> polygon(x, y, r, 0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0);
                case WEDGE -> polygon(x, y, r, 0, 1.15, 1.05, -.85, -1.05, -.85);
                case PLUS ->
                    polygon(
                            x, y, r, -.4, -1.2, .4, -1.2, .4, -.4, 1.2, -.4, 1.2, .4, .4, .4, .4, 1.2, -.4, 1.2, -.4,
                            .4, -1.2, .4, -1.2, -.4, -.4, -.4);
            };
        }

        private static String polygon(double x, double y, double r, double... corners) {
            StringBuilder d = new StringBuilder();
            for (int i = 0; i < corners.length; i += 2) {
                d.append(i == 0 ? 'M' : 'L')
                        .append(at(x + r * corners[i]))
                        .append(' ')
                        .append(at(y + r * corners[i + 1]));
            }
            return d.append('z').toString();
        }
    }
}
