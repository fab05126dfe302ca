package threshold.bench.suite;

import static threshold.bench.suite.Shape.Axis.PARAMETERS;
import static threshold.bench.suite.Shape.Axis.SEQUENCE;
import static threshold.bench.suite.Shape.along;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sizes of the suite of softmax heads: the vocabulary and the hidden dimensions of the Pythia models, 128 to 5120. What
 * a library takes too long for, or has no memory for, is told as such.
 */
final class HeadShapes {

    private static final String SVD = "streamed-svd";
    private static final String LOSS = "head-loss";
    private static final String COSINE = "anisotropy";
    private static final String EIGEN = "symmetric-eigen";

    private static final String[] SPECTRA = {
        "scalar:blocked-gram",
        "simd:gram",
        "simd:tsqr",
        "ejml:gram",
        "ojalgo:gram",
        "commons-math:gram",
        "openblas:gram"
    };

    private static final String[] LOSSES = {
        "scalar:blocked-online",
        "simd:online",
        "ejml:blocks",
        "ojalgo:blocks",
        "commons-math:rows-blocks",
        "openblas:blocks"
    };

    private static final String[] ALL = {};

    private HeadShapes() {}

    static List<Shape> all() {
        return Stream.of(
                        chosen(
                                along(
                                        PARAMETERS,
                                        SVD,
                                        "V=50304",
                                        "d=*",
                                        "bert-like",
                                        128,
                                        256,
                                        512,
                                        768,
                                        1024,
                                        2048,
                                        2560,
                                        4096,
                                        5120),
                                SPECTRA),
                        chosen(
                                along(
                                        SEQUENCE,
                                        SVD,
                                        "d=256",
                                        "V=*",
                                        "bert-like",
                                        2000,
                                        5000,
                                        12576,
                                        25000,
                                        50304,
                                        150000),
                                SPECTRA),
                        chosen(along(SEQUENCE, LOSS, "d=128,V=12576", "N=*", "", 30, 64, 130, 256, 512, 1000), LOSSES),
                        chosen(
                                along(PARAMETERS, LOSS, "N=256,V=12576", "d=*", "", 32, 64, 130, 256, 512, 1024),
                                LOSSES),
                        chosen(
                                List.of(Shape.of(LOSS, "N=2048,d=512,V=50304,pass=forward", "")),
                                "simd:online",
                                "openblas:blocks"),
                        chosen(along(SEQUENCE, COSINE, "d=512", "N=*", "", 100, 300, 1000, 3000, 10000, 50000), ALL),
                        chosen(along(PARAMETERS, COSINE, "N=4000", "d=*", "", 32, 64, 130, 256, 512, 1024), ALL),
                        chosen(along(SEQUENCE, EIGEN, "want=values", "n=*", "", 64, 130, 256, 512, 768, 1024), ALL),
                        chosen(along(PARAMETERS, EIGEN, "want=values", "n=*", "", 64, 130, 256, 512, 768, 1024), ALL))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Shape> chosen(List<Shape> shapes, String... solvers) {
        return solvers.length == 0
                ? shapes
                : shapes.stream().map(shape -> shape.choosing(solvers)).toList();
    }
}
