package threshold.core.tensor;

import java.util.List;
import java.util.stream.Stream;

/** Which tensor of a checkpoint is its softmax head, by the names that are usual for it. */
public final class HeadName {

    /** Heads of their own come before embeddings, which are the head where both are tied. */
    private static final List<String> USUAL = List.of(
            "lm_head.weight",
            "embed_out.weight",
            "output.weight",
            "head.weight",
            "lm_head.decoder.weight",
            "cls.predictions.decoder.weight",
            "model.embed_tokens.weight",
            "embed_tokens.weight",
            "transformer.wte.weight",
            "wte.weight",
            "gpt_neox.embed_in.weight",
            "embed_in.weight",
            "tok_embeddings.weight",
            "token_embedding_table",
            "word_embeddings.weight",
            "embeddings.weight");

    /** A file of one layer. Behind a prefix it would be anything. */
    private static final String LAYER = "weight";

    private HeadName() {}

    /**
     * The tensor of a usual name, also behind a prefix; else the only matrix that there is.
     *
     * @throws IllegalArgumentException asking for a name, with the matrices that there are; also if a usual name ends
     *     those of several, since one of many layers is no head
     */
    public static StoredTensor of(Checkpoint checkpoint) {
        return of(checkpoint, ":");
    }

    /**
     * As {@link #of(Checkpoint)}, for an input in which a tensor is named in another way.
     *
     * @param separator what stands between the file and its tensor
     */
    public static StoredTensor of(Checkpoint checkpoint, String separator) {
        // Of any type: where a head is quantised, the embeddings beside it are not what was asked for.
        List<StoredTensor> matrices = checkpoint.tensors().stream()
                .filter(StoredTensor::isTwoDimensional)
                .toList();
        for (String name : USUAL) {
            List<StoredTensor> named = named(matrices, name);
            if (named.size() > 1) {
                throw asking(checkpoint, separator, "has several tensors that end with " + name, named);
            }
            if (named.size() == 1) {
                return named.getFirst();
            }
        }
        List<StoredTensor> layer = exactly(matrices, LAYER);
        if (layer.size() == 1) {
            return layer.getFirst();
        }
        List<StoredTensor> readable =
                matrices.stream().filter(StoredTensor::isMatrix).toList();
        if (readable.size() == 1) {
            return readable.getFirst();
        }
        throw asking(checkpoint, separator, "has no tensor with the usual name of a head", readable);
    }

    private static List<StoredTensor> named(List<StoredTensor> matrices, String name) {
        List<StoredTensor> exactly = exactly(matrices, name);
        return exactly.isEmpty()
                ? matrices.stream()
                        .filter(matrix -> matrix.name().endsWith("." + name))
                        .toList()
                : exactly;
    }

    private static List<StoredTensor> exactly(List<StoredTensor> matrices, String name) {
        return matrices.stream().filter(matrix -> matrix.name().equals(name)).toList();
    }

    private static IllegalArgumentException asking(
            Checkpoint checkpoint, String separator, String why, List<StoredTensor> matrices) {
        Stream<String> shown = matrices.stream().map(matrix -> matrix.name() + " (" + matrix.shapeText() + ")");
        return new IllegalArgumentException(checkpoint.file() + " " + why + "; name one of its matrices as "
                + checkpoint.file() + separator + "TENSOR: " + Checkpoint.listed(shown));
    }
}
