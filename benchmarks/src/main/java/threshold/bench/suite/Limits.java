package threshold.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threshold.bench.Cell;
import threshold.bench.suite.Criterion.Kind;

/**
 * What simd is held to, and the cells that decide it.
 *
 * <p>Rivals are the methods that could be the fastest for the same contract. Left out are those that are surely not
 * (Zen 5, one thread): normal equations of EJML and Commons Math, 25 times the time of OpenBLAS's at 20000×256, and of
 * ojAlgo, whose Gram matrix takes 16 times that of dsyrk at 12576×128; {@code getsls}, 2 to 3 times that of {@code
 * gels} from p=256 on. No library truncates: {@code gesdd} then makes all of the thin decomposition.
 */
final class Limits {

    /** Forks of a cell whose operation takes more than a second. */
    private static final OptionalInt FEW = OptionalInt.of(3);

    /** A family at some sizes and on some input, before it is known who solves it. */
    private record Problem(String family, String sizes, String input) {

        String by(String solver) {
            return by(solver, 1);
        }

        String by(String solver, int threads) {
            return new Cell(family, Cell.Solver.parse(solver), Cell.parseSizes(sizes), Cell.F64, threads, input).id();
        }
    }

    private static final Problem GEMM_1152 = gemm(1152);
    private static final Problem GEMM_384 = gemm(384);
    /** Over 50 ms on one core of 130 GFLOP/s, where 1152³ is not. */
    private static final Problem GEMM_1728 = gemm(1728);

    private static final Problem GRAM_512 = new Problem("gram", "m=50304,n=512", "uniform");
    private static final Problem GRAM_128 = new Problem("gram", "m=12576,n=128", "uniform");
    private static final Problem ROWS_10 = new Problem("least-squares", "N=100000,p=128", "kappa=10");
    private static final Problem ROWS_1E10 = new Problem("least-squares", "N=100000,p=128", "kappa=1e10");
    private static final Problem LAGS = new Problem("hankel-least-squares", "N=200000,p=256,m=1", "ar");
    private static final Problem VALUES_10 = new Problem("head-svd", "V=50304,d=512,want=values", "kappa=10");
    private static final Problem VALUES_1E10 = new Problem("head-svd", "V=50304,d=512,want=values", "kappa=1e10");
    private static final Problem THIN = new Problem("head-svd", "V=50304,d=512,want=thin", "kappa=10");
    private static final Problem LEADING = new Problem("head-svd", "V=50304,d=1024,want=truncated,k=32", "bert-like");
    private static final Problem SMALL_REAL = new Problem("head-svd", "V=6625,d=120,want=values", "ppocrv4");
    private static final Problem SMALL = new Problem("head-svd", "V=512,d=64,want=values", "kappa=10");
    private static final Problem STEPS_8 = steps(8, 10_000, 1);
    private static final Problem STEPS_64 = steps(64, 1000, 1);
    private static final Problem STEPS_128 = steps(128, 20_000, 1);
    private static final Problem STEPS_512 = steps(512, 20_000, 1);
    /** So many steps that it takes over 50 ms. */
    private static final Problem BATCH = steps(64, 4000, 256);

    private static final Set<String> OVER_A_SECOND = Set.of(
            VALUES_10.by("ejml:tall"),
            VALUES_10.by("ojalgo:qr-first"),
            THIN.by("openblas:gesdd"),
            LEADING.by("openblas:gesdd"),
            LAGS.by("openblas:gels"),
            LAGS.by("ojalgo:default"),
            LAGS.by("ejml:default"));

    private static final List<Criterion> CRITERIA = List.of(
            speedup("gemm 1152³", 1.1, null, GEMM_1152.by("simd:packed"), GEMM_1152.by("openblas:dgemm")),
            share("gemm 1152³", 0.88, 0.95, GEMM_1152.by("simd:packed")),
            speedup("gemm 384³", 1.1, null, GEMM_384.by("simd:packed"), GEMM_384.by("openblas:dgemm")),
            share("gemm 384³", 0.88, 0.95, GEMM_384.by("simd:packed")),
            speedup("gram 50304×512", 1.3, null, GRAM_512.by("simd:packed"), GRAM_512.by("openblas:dsyrk")),
            share("gram 50304×512", 0.85, 0.92, GRAM_512.by("simd:packed")),
            speedup("gram 12576×128", 1.3, null, GRAM_128.by("simd:packed"), GRAM_128.by("openblas:dsyrk")),
            share("gram 12576×128", 0.75, 0.85, GRAM_128.by("simd:packed")),
            speedup(
                    "least-squares 100000×128 by qr, κ=10",
                    4.0,
                    8.0,
                    ROWS_10.by("simd:qr"),
                    ROWS_10.by("openblas:gels")),
            speedup(
                    "least-squares 100000×128 by qr, κ=1e10",
                    4.0,
                    8.0,
                    ROWS_1E10.by("simd:qr"),
                    ROWS_1E10.by("openblas:gels")),
            speedup(
                    "hankel-least-squares N=200000 p=256, against normal equations",
                    100.0,
                    null,
                    LAGS.by("simd:displacement"),
                    LAGS.by("openblas:normal")),
            speedup(
                    "hankel-least-squares N=200000 p=256, against QR",
                    null,
                    400.0,
                    LAGS.by("simd:displacement"),
                    LAGS.by("openblas:gels"),
                    LAGS.by("ojalgo:default"),
                    LAGS.by("ejml:default")),
            speedup(
                    "head-svd 50304×512 values by qr, κ=10",
                    2.0,
                    3.0,
                    VALUES_10.by("simd:qr"),
                    VALUES_10.by("openblas:gesdd")),
            speedup(
                    "head-svd 50304×512 values by qr, κ=10",
                    20.0,
                    null,
                    VALUES_10.by("simd:qr"),
                    VALUES_10.by("ejml:tall"),
                    VALUES_10.by("ojalgo:qr-first")),
            speedup(
                    "head-svd 50304×512 values by qr, κ=1e10",
                    2.0,
                    3.0,
                    VALUES_1E10.by("simd:qr"),
                    VALUES_1E10.by("openblas:gesdd")),
            speedup(
                    "head-svd 50304×512 values by gram, κ=10",
                    5.0,
                    6.0,
                    VALUES_10.by("simd:gram"),
                    VALUES_10.by("openblas:gesdd")),
            speedup("head-svd 50304×512 thin by qr", 2.0, 4.0, THIN.by("simd:qr"), THIN.by("openblas:gesdd")),
            speedup(
                    "head-svd 50304×1024 truncated k=32, against all of the thin one",
                    10.0,
                    20.0,
                    LEADING.by("simd:randomised"),
                    LEADING.by("openblas:gesdd")),
            speedup(
                    "head-svd 6625×120 values by qr, ppocrv4",
                    2.0,
                    4.0,
                    SMALL_REAL.by("simd:qr"),
                    SMALL_REAL.by("openblas:gesdd")),
            speedup("head-svd 512×64 values by qr", 2.0, 4.0, SMALL.by("simd:qr"), SMALL.by("openblas:gesdd")),
            speedup("state-propagation n=8", 3.0, null, STEPS_8.by("simd:columns"), STEPS_8.by("openblas:gemv")),
            step("state-propagation n=8", 8.0, STEPS_8.by("simd:columns")),
            speedup("state-propagation n=64", 2.0, null, STEPS_64.by("simd:columns"), STEPS_64.by("openblas:gemv")),
            speedup("state-propagation n=128", 1.5, null, STEPS_128.by("simd:chunks"), STEPS_128.by("openblas:gemv")),
            speedup("state-propagation n=512", 2.0, 3.0, STEPS_512.by("simd:chunks"), STEPS_512.by("openblas:gemv")),
            speedup("state-propagation n=64 B=256", 1.0, 1.3, BATCH.by("simd:columns"), BATCH.by("openblas:gemm")),
            twoThreads("gemm 1728³", 1.85, 1.95, GEMM_1728, "simd:packed"),
            twoThreads("gram 50304×512", 1.85, 1.95, GRAM_512, "simd:packed"),
            twoThreads("least-squares 100000×128 by qr, κ=1e10", 1.85, 1.95, ROWS_1E10, "simd:qr"),
            twoThreads("state-propagation n=64 B=256", 1.85, 1.95, BATCH, "simd:columns"),
            twoThreads("head-svd 50304×512 values by qr, κ=10", 1.7, 1.85, VALUES_10, "simd:qr"),
            twoThreads("head-svd 50304×512 thin by qr", 1.7, 1.85, THIN, "simd:qr"));

    private Limits() {}

    static List<Criterion> criteria() {
        return CRITERIA;
    }

    /** The cells of the criteria, each once, and nothing else. */
    static List<Shape> shapes() {
        Set<String> cells = new LinkedHashSet<>();
        for (Criterion criterion : CRITERIA) {
            cells.add(criterion.subject());
            cells.addAll(criterion.rivals());
        }
        List<Shape> shapes = new ArrayList<>();
        for (String cell : cells) {
            shapes.add(Shape.exactly(Cell.parse(cell), OVER_A_SECOND.contains(cell) ? FEW : OptionalInt.empty()));
        }
        return List.copyOf(shapes);
    }

    private static Problem gemm(int n) {
        return new Problem("gemm", "m=" + n + ",n=" + n + ",k=" + n, "uniform");
    }

    private static Problem steps(int n, int steps, int batch) {
        return new Problem(
                "state-propagation", "n=" + n + ",T=" + steps + ",B=" + batch + ",q=16,keep=final", "contraction");
    }

    private static Criterion speedup(
            String label, @Nullable Double atLeast, @Nullable Double stretch, String subject, String... rivals) {
        return new Criterion(label, Kind.SPEEDUP, subject, List.of(rivals), atLeast, stretch);
    }

    private static Criterion share(String label, double atLeast, double stretch, String subject) {
        return new Criterion(label, Kind.SHARE_OF_PEAK, subject, List.of(), atLeast, stretch);
    }

    private static Criterion step(String label, double stretch, String subject) {
        return new Criterion(label, Kind.TIME_PER_STEP, subject, List.of(), null, stretch);
    }

    /** A solver on two threads against itself on one. */
    private static Criterion twoThreads(String label, double atLeast, double stretch, Problem problem, String solver) {
        return speedup("two threads: " + label, atLeast, stretch, problem.by(solver, 2), problem.by(solver));
    }
}
