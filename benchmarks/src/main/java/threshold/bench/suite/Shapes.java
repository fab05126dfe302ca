package threshold.bench.suite;

import static threshold.bench.suite.Shape.Axis.PARAMETERS;
import static threshold.bench.suite.Shape.Axis.SEQUENCE;
import static threshold.bench.suite.Shape.along;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import threshold.bench.Cell;
import threshold.bench.suite.Scatter.Range;

/** The sizes that the suites are made of. */
final class Shapes {

    private static final String RANK = "rank-risk";
    private static final String FILTER = "filter-risk";
    private static final String GRAMIAN = "gramian";
    private static final String RICCATI = "riccati";
    private static final String TOEPLITZ = "toeplitz";
    private static final String STEADY = "steady-filter";
    private static final String NOISY = "noisy-propagation";
    private static final String PRODUCT = "hankel-product";
    private static final String REDUCED = "reduced-rank";
    private static final String HANKEL = "hankel-svd";
    private static final String EIGEN = "symmetric-eigen";

    private Shapes() {}

    /**
     * The machine's, and what is measured of a backend that takes part: a few milliseconds each, so that vector code is
     * not kept waiting for its compiler by one long call.
     */
    static List<Shape> ceilings(boolean takesPart) {
        Stream<Shape> machine = Stream.of(
                Shape.of(Planner.CEILING, "kind=fma,amount=2e8", ""),
                Shape.of(Planner.CEILING, "kind=clock,amount=2e7", ""),
                Shape.of(Planner.CEILING, "kind=triad,amount=1.6e7", ""),
                Shape.of(Planner.CEILING, "kind=ruler,amount=5000", ""));
        Stream<Shape> backend =
                takesPart ? Stream.of(Shape.of(Planner.CEILING, "kind=call,amount=2e5", "")) : Stream.of();
        return Stream.concat(machine, backend).toList();
    }

    /** The tiny shapes, by one method of each backend: each method of each, as they were once, takes four minutes. */
    static List<Shape> smoke() {
        return tiny().stream().map(Shape::byOneMethodEach).toList();
    }

    /** Tiny shapes of each family and of each kind of its cells. */
    static List<Shape> tiny() {
        return List.of(
                Shape.of("state-propagation", "n=8,T=50,B=1,keep=final", ""),
                Shape.of("state-propagation", "n=5,T=20,B=3,keep=all", ""),
                Shape.of("least-squares", "N=200,p=8", "kappa=10"),
                Shape.of("hankel-least-squares", "N=365,p=4,m=1", "us-births"),
                Shape.of("head-svd", "V=200,d=12,want=values", ""),
                Shape.of("head-svd", "V=200,d=12,want=truncated,k=3", ""),
                Shape.of("streamed-svd", "V=200,d=12", ""),
                Shape.of("head-loss", "N=9,d=12,V=200,pass=forward", ""),
                Shape.of("head-loss", "N=9,d=12,V=200,pass=backward", ""),
                Shape.of("anisotropy", "N=50,d=12", ""),
                Shape.of(EIGEN, "n=24", ""),
                Shape.of(EIGEN, "n=24,want=vectors", "kappa=10"),
                Shape.of("gemm", "m=24,n=24,k=24", ""),
                Shape.of("gram", "m=200,n=12", ""),
                Shape.of(GRAMIAN, "n=7,T=50", "jordan"),
                Shape.of(TOEPLITZ, "N=365,p=4,m=1", "us-births"),
                Shape.of(RICCATI, "n=6,p=2,T=16", ""),
                Shape.of(NOISY, "n=5,T=50,B=10", ""),
                Shape.of(STEADY, "n=4,p=1,T=50,B=10", ""),
                Shape.of(PRODUCT, "f=24,p=2,m=2,B=3", ""),
                Shape.of(HANKEL, "f=24,p=2,m=2,k=4", ""),
                Shape.of(REDUCED, "N=200,n=8,r=2", ""),
                Shape.of(RANK, "n=7,T=50,r=3", ""),
                Shape.of(FILTER, "N=300,p=4", ""));
    }

    /** The cells of simd that a change to it may slow down: each kernel at a size of its own regime, no operation over 10 ms. */
    static List<Shape> ci() {
        return Stream.of(
                        "state-propagation/simd:columns/n=8,T=10000,B=1,q=16,keep=final/f64/t1/contraction",
                        "state-propagation/simd:columns/n=64,T=1000,B=1,q=16,keep=final/f64/t1/contraction",
                        "state-propagation/simd:columns/n=64,T=100,B=256,q=16,keep=final/f64/t1/contraction",
                        "least-squares/simd:qr/N=20000,p=64/f64/t1/kappa=10",
                        "least-squares/simd:qr/N=5000,p=64/f64/t1/kappa=1e10",
                        "least-squares/simd:normal/N=20000,p=64/f64/t1/kappa=10",
                        "hankel-least-squares/simd:displacement/N=7305,p=32,m=1/f64/t1/us-births",
                        "hankel-least-squares/simd:qr/N=7305,p=32,m=1/f64/t1/us-births",
                        "head-svd/simd:qr/V=6625,d=120,want=values/f64/t1/ppocrv4",
                        "head-svd/simd:qr/V=512,d=64,want=values/f64/t1/kappa=10",
                        "gemm/simd:packed/m=384,n=384,k=384/f64/t1/uniform",
                        "gemm/simd:packed/m=100,n=100,k=100/f64/t1/uniform",
                        "gram/simd:packed/m=12576,n=128/f64/t1/uniform")
                .map(id -> Shape.exactly(Cell.parse(id), OptionalInt.empty()))
                .toList();
    }

    /**
     * One shape for each family that is not composed of others, real input where there is one, and the hard condition
     * for those who take it. Each backend enters with its default and, where it differs, its best method; the rest is
     * in smoke, scaling and {@code --solver}.
     */
    static List<Shape> quick() {
        return List.of(
                Shape.of("state-propagation", "n=64,T=1000,B=1,keep=final", "")
                        .choosing(
                                "scalar:textbook",
                                "simd:columns",
                                "ejml:default",
                                "ojalgo:default",
                                "commons-math:default",
                                "openblas:gemv"),
                Shape.of("least-squares", "N=20000,p=64", "kappa=10")
                        .choosing(
                                "scalar:qr",
                                "simd:qr",
                                "simd:normal",
                                "ejml:default",
                                "ojalgo:raw",
                                "commons-math:default",
                                "openblas:gels",
                                "openblas:getsls",
                                "openblas:normal"),
                Shape.of("least-squares", "N=20000,p=64", "kappa=1e10").choosing("simd:qr", "openblas:getsls"),
                Shape.of("hankel-least-squares", "N=7305,p=32,m=1", "us-births")
                        .choosing(
                                "scalar:normal",
                                "simd:displacement",
                                "simd:qr",
                                "ejml:default",
                                "ojalgo:default",
                                "commons-math:default",
                                "openblas:getsls",
                                "openblas:normal"),
                Shape.of("hankel-least-squares", "p=16", "sensornet").choosing("simd:displacement", "openblas:normal"),
                Shape.of("head-svd", "want=values", "ppocrv4")
                        .choosing(
                                "scalar:blocked-qr",
                                "simd:qr",
                                "simd:gram",
                                "ejml:default",
                                "ejml:tall",
                                "ojalgo:qr-first",
                                "commons-math:qr-first",
                                "openblas:gesdd",
                                "openblas:tsqr",
                                "openblas:gram"),
                Shape.of("head-svd", "want=thin", "ppocrv3").choosing("simd:qr", "openblas:gesdd"),
                Shape.of("gemm", "m=384,n=384,k=384", "")
                        .choosing(
                                "scalar:textbook",
                                "simd:packed",
                                "ejml:default",
                                "ejml:block",
                                "ojalgo:default",
                                "commons-math:default",
                                "openblas:dgemm"),
                Shape.of("gram", "m=12576,n=128", "")
                        .choosing(
                                "scalar:textbook",
                                "simd:packed",
                                "ejml:default",
                                "ojalgo:default",
                                "commons-math:default",
                                "openblas:dsyrk"));
    }

    /** Matrices of 1 MB, about the second-level cache, and of 11 MB, which only the last level holds. */
    static List<Shape> tiles() {
        return List.of(Shape.of("tiles", "m=384,n=384,k=384", ""), Shape.of("tiles", "m=1152,n=1152,k=1152", ""));
    }

    /** Two axes for each family that is not composed of others; sizes are not only powers of two, so that no cache conflict passes for a law. */
    static List<Shape> scaling() {
        String steps = "state-propagation";
        String rows = "least-squares";
        String lags = "hankel-least-squares";
        String head = "head-svd";
        return Stream.of(
                        along(SEQUENCE, steps, "n=48,B=1,keep=final", "T=*", "", 100, 320, 1000, 3200, 10000, 32000),
                        along(PARAMETERS, steps, "T=1000,B=1,keep=final", "n=*", "", 2, 6, 16, 40, 100, 230, 512),
                        along(SEQUENCE, rows, "p=48", "N=*", "kappa=10", 300, 1000, 3000, 10000, 30000, 100000),
                        along(PARAMETERS, rows, "N=20000", "p=*", "kappa=10", 6, 12, 24, 48, 90, 128),
                        along(SEQUENCE, lags, "p=24,m=1", "N=*", "", 600, 2000, 6000, 20000, 60000, 200000),
                        along(PARAMETERS, lags, "N=20000,m=1", "p=*", "", 6, 12, 24, 50, 100, 256),
                        along(SEQUENCE, head, "d=48,want=values", "V=*", "", 300, 1000, 3000, 6625, 20000, 50304),
                        along(PARAMETERS, head, "V=6625,want=values", "d=*", "", 12, 24, 48, 96, 200, 400, 1024),
                        along(SEQUENCE, "gemm", "n=192,k=192", "m=*", "", 24, 60, 150, 384, 1000, 2400),
                        along(PARAMETERS, "gemm", "m=384", "n=*,k=*", "", 12, 30, 75, 192, 480, 1200),
                        along(SEQUENCE, "gram", "n=48", "m=*", "", 300, 1000, 3000, 12576, 40000, 120000),
                        along(PARAMETERS, "gram", "m=12576", "n=*", "", 6, 15, 40, 100, 250, 512))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * All that scaling spans, without its axes: between them a solver's rate is foretold from these. Two sizes make a
     * surface of a few bends, three a volume; methods for few states have sizes of their own, as have
     * those for small operands.
     */
    static List<Shape> advice() {
        Range steps = new Range("T", 100, 32_000);
        Range states = new Range("n", 2, 512);
        Range vocabulary = new Range("V", 300, 50_304);
        Range hidden = new Range("d", 12, 1024);
        Range m = new Range("m", 24, 2400);
        Range n = new Range("n", 12, 1200);
        Range k = new Range("k", 12, 1200);
        Range fewStates = new Range("n", 2, 6);
        return Stream.of(
                        Scatter.over("state-propagation", "B=1,keep=final", "", steps, states)
                                .points(14),
                        Scatter.over("state-propagation", "B=1,keep=final", "", steps, fewStates)
                                .points(5),
                        Scatter.over(
                                        "least-squares",
                                        "",
                                        "kappa=10",
                                        new Range("N", 300, 100_000),
                                        new Range("p", 6, 128))
                                .tall(2)
                                .points(14),
                        Scatter.over(
                                        "hankel-least-squares",
                                        "m=1",
                                        "",
                                        new Range("N", 600, 200_000),
                                        new Range("p", 6, 256))
                                .tall(2)
                                .points(14),
                        Scatter.over("head-svd", "want=values", "", vocabulary, hidden)
                                .tall(2)
                                .points(14),
                        Scatter.over("gemm", "", "", m, n, k).points(24),
                        Scatter.over("gram", "", "", new Range("m", 300, 120_000), new Range("n", 6, 512))
                                .points(14),
                        Scatter.over("gram", "", "", new Range("m", 300, 450), new Range("n", 6, 9))
                                .points(3))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The families that are composed of others, along both axes; risks below and at the threshold of four unstable
     * eigenvalues, so that cost and capability are seen to cross it together. The better way of each backend, and both
     * of simd and of openblas.
     */
    static List<Shape> systems() {
        String[] recursive = {
            "scalar:doubling",
            "simd:doubling",
            "simd:recursion",
            "ejml:doubling",
            "ojalgo:doubling",
            "commons-math:rows-doubling",
            "openblas:doubling",
            "openblas:recursion"
        };
        String[] windowed = {
            "scalar:levinson",
            "simd:levinson",
            "simd:displacement",
            "ejml:normal",
            "ojalgo:normal",
            "commons-math:normal",
            "openblas:normal",
            "openblas:getsls"
        };
        String[] hankel = {
            "scalar:blocked-qr",
            "simd:implicit",
            "simd:qr",
            "ejml:thin-cut",
            "ojalgo:thin-cut",
            "commons-math:thin-cut",
            "openblas:gesdd"
        };
        return Stream.of(
                        along(SEQUENCE, RANK, "n=7,r=3", "T=*", "jordan", 64, 200, 600, 1500, 3000, 6000),
                        along(SEQUENCE, RANK, "n=7,r=4", "T=*", "jordan", 64, 200, 600, 1500, 3000, 6000),
                        along(SEQUENCE, RANK, "n=7,r=3", "T=*", "diagonal", 64, 500, 4000, 30000, 200000, 1000000),
                        along(SEQUENCE, RANK, "n=7,r=4", "T=*", "diagonal", 64, 500, 4000, 30000, 200000, 1000000),
                        along(PARAMETERS, RANK, "n=7,T=512", "r=*", "jordan", 1, 2, 3, 4, 5, 6),
                        along(SEQUENCE, FILTER, "p=4", "N=*", "", 300, 1000, 5000, 20000, 100000, 300000),
                        along(SEQUENCE, FILTER, "p=32", "N=*", "", 300, 1000, 5000, 20000, 100000, 300000),
                        along(PARAMETERS, FILTER, "N=10000", "p=*", "", 1, 3, 6, 12, 24, 48),
                        choosing(
                                along(SEQUENCE, GRAMIAN, "n=24", "T=*", "", 64, 300, 1000, 3000, 10000, 30000),
                                recursive),
                        choosing(along(PARAMETERS, GRAMIAN, "T=300", "n=*", "", 4, 7, 16, 40, 64, 100), recursive),
                        choosing(
                                along(SEQUENCE, RICCATI, "n=24,p=6", "T=*", "", 16, 64, 256, 1024, 4096, 16384),
                                recursive),
                        choosing(along(PARAMETERS, RICCATI, "T=64", "n=*", "", 4, 7, 16, 40, 64, 100), recursive),
                        choosing(
                                along(SEQUENCE, TOEPLITZ, "p=24,m=1", "N=*", "", 600, 2000, 6000, 20000, 60000, 200000),
                                windowed),
                        choosing(
                                along(PARAMETERS, TOEPLITZ, "N=20000,m=1", "p=*", "", 6, 12, 24, 50, 100, 256),
                                windowed),
                        along(SEQUENCE, REDUCED, "n=24,r=4", "N=*", "", 100, 300, 1000, 3000, 10000, 30000),
                        along(PARAMETERS, REDUCED, "N=3000,n=48", "r=*", "", 1, 3, 6, 12, 24, 48),
                        along(SEQUENCE, NOISY, "n=16,B=64", "T=*", "", 64, 300, 1000, 3000, 10000, 30000),
                        along(PARAMETERS, NOISY, "T=300,B=64", "n=*", "", 4, 7, 16, 40, 64, 100),
                        along(SEQUENCE, STEADY, "n=4,p=1,B=64", "T=*", "", 64, 300, 1000, 3000, 10000, 30000),
                        along(PARAMETERS, STEADY, "p=1,T=1000,B=64", "n=*", "", 4, 8, 16, 32, 64, 128),
                        along(SEQUENCE, PRODUCT, "B=1", "f=*", "", 24, 60, 150, 400, 1000, 2000),
                        along(SEQUENCE, PRODUCT, "B=16", "f=*", "", 24, 60, 150, 400, 1000, 2000),
                        along(PARAMETERS, PRODUCT, "f=200", "m=*", "", 1, 2, 3, 4, 5, 6),
                        choosing(along(SEQUENCE, HANKEL, "k=8", "f=*", "", 24, 50, 100, 200, 400, 600), hankel),
                        choosing(along(PARAMETERS, HANKEL, "f=200", "k=*", "", 2, 4, 8, 16, 24, 48), hankel))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Shape> choosing(List<Shape> shapes, String[] solvers) {
        return shapes.stream().map(shape -> shape.choosing(solvers)).toList();
    }
}
