package threshold.core.tensor;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The weights of an ONNX model: initializers of its graph (ModelProto.graph 7, GraphProto.initializer 5) and, as Paddle
 * writes them, outputs of nodes of type Constant (GraphProto.node 1). Everything else is skipped.
 *
 * <p>Source: onnx.proto3 of the ONNX project.
 */
final class Onnx {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_NODE = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_TYPE = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_TENSOR = 5;

    private final Mapping file;
    private final List<StoredTensor> tensors = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Onnx(Mapping file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException naming the file and byte that is malformed */
    static List<StoredTensor> tensors(Mapping file) {
        if (file.size() > Integer.MAX_VALUE) {
            throw Malformed.in(
                    file.file(),
                    "has " + file.size()
                            + " bytes, and an ONNX model has less than 2 GiB; export the head as safetensors or npy");
        }
        // Of a stream, since of a buffer it would be all copied to the heap, or read through sun.misc.Unsafe.
        CodedInputStream in = CodedInputStream.newInstance(file.stream());
        Onnx onnx = new Onnx(file);
        try {
            onnx.readModel(in);
        } catch (IOException | IllegalStateException e) {
            throw file.malformed(in.getTotalBytesRead(), "this is no readable ONNX model: " + e.getMessage());
        }
        return onnx.tensors;
    }

    private void readModel(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, MODEL_GRAPH)) {
                nested(in, this::readGraph);
            } else {
                in.skipField(tag);
            }
        }
    }

    private Optional<OnnxTensor> readGraph(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, GRAPH_INITIALIZER)) {
                OnnxTensor tensor = nested(in, this::tensor);
                add(tensor, tensor.name());
            } else if (isMessage(tag, GRAPH_NODE)) {
                nested(in, this::readNode);
            } else {
                in.skipField(tag);
            }
        }
        return Optional.empty();
    }

    private void add(OnnxTensor tensor, String name) {
        if (!names.add(name)) {
            throw file.malformed(tensor.at(), Malformed.quoted(name) + " is there twice");
        }
        tensors.add(tensor.stored(name));
    }

    /** The tensor of a NodeProto of type Constant, by the name of the node's output; nothing of any other node. */
    private Optional<OnnxTensor> readNode(CodedInputStream in) throws IOException {
        String output = "";
        String type = "";
        Optional<OnnxTensor> value = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, NODE_OUTPUT)) {
                output = OnnxTensor.text(in);
            } else if (isMessage(tag, NODE_TYPE)) {
                type = OnnxTensor.text(in);
            } else if (isMessage(tag, NODE_ATTRIBUTE)) {
                Optional<OnnxTensor> attribute = nested(in, this::attribute);
                value = attribute.isPresent() ? attribute : value;
            } else {
                in.skipField(tag);
            }
        }
        if (type.equals("Constant") && value.isPresent()) {
            add(value.get(), output);
        }
        return Optional.empty();
    }

    private Optional<OnnxTensor> attribute(CodedInputStream in) throws IOException {
        Optional<OnnxTensor> value = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, ATTRIBUTE_TENSOR)) {
                value = Optional.of(nested(in, this::tensor));
            } else {
                in.skipField(tag);
            }
        }
        return value;
    }

    private OnnxTensor tensor(CodedInputStream in) throws IOException {
        return OnnxTensor.read(file, in);
    }

    private static boolean isMessage(int tag, int field) {
        return WireFormat.getTagFieldNumber(tag) == field
                && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** Reads a message. */
    @FunctionalInterface
    private interface MessageReader<T> {
        T read(CodedInputStream in) throws IOException;
    }

    /** Reads one message within the bounds that its length gives. */
    private static <T> T nested(CodedInputStream in, MessageReader<T> reader) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        T message = reader.read(in);
        if (in.getBytesUntilLimit() > 0) {
            throw new InvalidProtocolBufferException("it ends " + in.getBytesUntilLimit() + " bytes early");
        }
        in.popLimit(outer);
        return message;
    }
}
