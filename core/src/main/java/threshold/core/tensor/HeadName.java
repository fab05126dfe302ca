package threshold.core.tensor;

import java.util.List;
import java.util.Optional;
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
            "tok_embeddings.weight",
            "word_embeddings.weight",
            "token_embedding_table",
            "embeddings.weight");

    /** A file of one layer. Behind a prefix it would be anything. */
    private static final String LAYER = "weight";

    private HeadName() {}

    /**
     * The tensor of a usual name, also behind a prefix; else the only matrix that there is.
     *
     * @throws IllegalArgumentException asking for a name, with the matrices that there are
     */
    public static StoredTensor of(Checkpoint checkpoint) {
        List<StoredTensor> matrices =
                checkpoint.tensors().stream().filter(StoredTensor::isMatrix).toList();
        return USUAL.stream()
                .flatMap(name -> named(matrices, name).stream())
                .findFirst()
                .or(() -> matrices.stream()
                        .filter(matrix -> matrix.name().equals(LAYER))
                        .findFirst())
                .or(() -> matrices.size() == 1 ? Optional.of(matrices.getFirst()) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException(
                        checkpoint.file() + " has no tensor with the usual name of a head; name one of its matrices: "
                                + Checkpoint.listed(matrices.stream()
                                        .map(matrix -> matrix.name() + " (" + matrix.shapeText() + ")"))));
    }

    private static Optional<StoredTensor> named(List<StoredTensor> matrices, String name) {
        return Stream.concat(
                        matrices.stream().filter(matrix -> matrix.name().equals(name)),
                        matrices.stream().filter(matrix -> matrix.name().endsWith("." + name)))
                .findFirst();
    }
}
