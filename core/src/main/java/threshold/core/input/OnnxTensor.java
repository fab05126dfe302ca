package threshold.core.input;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.core.Matrix;

/**
 * Reads one named two-dimensional weight out of an ONNX file.
 *
 * <p>A weight is an initializer of the graph (ModelProto.graph 7, GraphProto.initializer 5) or, as Paddle writes it,
 * the output of a node of type Constant (GraphProto.node 1). Everything else is skipped. Source: onnx.proto3 of the
 * ONNX project.
 */
final class OnnxTensor {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_NODE = 1;

    private OnnxTensor() {}

    /**
     * The tensor as it is stored, without transposition.
     *
     * @throws IllegalArgumentException naming the tensors that exist, or the file and the byte where it is malformed
     */
    static Matrix read(Source source, String tensor) {
        List<String> seen = new ArrayList<>();
        try (InputStream stream = source.open()) {
            CodedInputStream in = CodedInputStream.newInstance(stream);
            try {
                return findInModel(in, tensor, seen)
                        .orElseThrow(
                                () -> new IllegalArgumentException(source.name() + " has no two-dimensional tensor '"
                                        + tensor + "'; it has: " + String.join(", ", seen)));
            } catch (IOException | MalformedTensor e) {
                throw new IllegalArgumentException(
                        source.name() + " is not a readable ONNX file: " + e.getMessage() + " (near byte "
                                + in.getTotalBytesRead() + ")",
                        e);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + source.name() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Matrix> findInModel(CodedInputStream in, String tensor, List<String> seen)
            throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == MODEL_GRAPH) {
                Optional<Matrix> found = nested(in, graph -> findInGraph(graph, tensor, seen));
                if (found.isPresent()) {
                    return found;
                }
            } else {
                in.skipField(tag);
            }
        }
        return Optional.empty();
    }

    private static Optional<Matrix> findInGraph(CodedInputStream in, String tensor, List<String> seen)
            throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            Optional<OnnxFields> fields = switch (WireFormat.getTagFieldNumber(tag)) {
                case GRAPH_INITIALIZER -> Optional.of(nested(in, OnnxFields::tensor));
                case GRAPH_NODE -> nested(in, OnnxFields::constant);
                default -> {
                    in.skipField(tag);
                    yield Optional.empty();
                }
            };
            if (fields.isPresent() && fields.get().isMatrix()) {
                seen.add(fields.get().name());
                if (fields.get().name().equals(tensor)) {
                    return Optional.of(fields.get().matrix());
                }
            }
        }
        return Optional.empty();
    }

    /** Reads one message within the bounds that its length gives. */
    static <T> T nested(CodedInputStream in, MessageReader<T> reader) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        T message = reader.read(in);
        if (in.isAtEnd() && in.getBytesUntilLimit() > 0) {
            throw new MalformedTensor("it ends " + in.getBytesUntilLimit() + " bytes early");
        }
        in.popLimit(outer);
        return message;
    }

    /** Reads the fields of a message up to its end. */
    @FunctionalInterface
    interface MessageReader<T> {
        T read(CodedInputStream in) throws IOException;
    }

    /** A tensor that is not what its description says. */
    static final class MalformedTensor extends RuntimeException {
        MalformedTensor(String message) {
            super(message);
        }
    }
}
