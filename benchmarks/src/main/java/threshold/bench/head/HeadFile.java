package threshold.bench.head;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threshold.core.saturation.HiddenStates;
import threshold.core.tensor.Checkpoint;
import threshold.core.tensor.HeadName;
import threshold.core.tensor.StoredMatrix;
import threshold.core.tensor.StoredTensor;

/**
 * A head in a file, with its bias if it has one; the file stays open until it is closed.
 *
 * @param checkpoint the file
 * @param tensor the head as it is stored
 * @param weight V×d, whichever way it is stored
 * @param bias V entries, or null
 */
public record HeadFile(Checkpoint checkpoint, StoredTensor tensor, StoredMatrix weight, double @Nullable [] bias)
        implements AutoCloseable {

    private static final List<String> TARGETS = List.of("target_token", "next_token", "targets", "labels");
    private static final List<String> STATES = List.of("hidden", "hidden_states", "states", "array");
    private static final String LOG_Z = "log_z";

    /**
     * A file and a tensor of it.
     *
     * @param path of the file or folder
     * @param tensor its name, or nothing
     */
    public record Place(Path path, String tensor) {

        /** {@code FILE}, or {@code FILE:TENSOR} where what is before the last colon is there. */
        public static Place of(String text) {
            int colon = text.lastIndexOf(':');
            if (colon > 0 && !Files.exists(Path.of(text)) && Files.exists(Path.of(text.substring(0, colon)))) {
                return new Place(Path.of(text.substring(0, colon)), text.substring(colon + 1));
            }
            return new Place(Path.of(text), "");
        }
    }

    /** @throws IllegalArgumentException naming the file, and the tensors that exist or the byte that is malformed */
    public static HeadFile open(Place place) {
        Checkpoint checkpoint = Checkpoint.open(place.path());
        try {
            StoredTensor tensor =
                    place.tensor().isEmpty() ? HeadName.of(checkpoint) : checkpoint.tensor(place.tensor());
            StoredMatrix weight = tensor.matrix().upright();
            return new HeadFile(checkpoint, tensor, weight, bias(checkpoint, tensor, weight.rows()));
        } catch (RuntimeException e) {
            checkpoint.close();
            throw e;
        }
    }

    /** The tensor beside the head whose name ends in {@code bias}, if it has an entry for each token. */
    private static double @Nullable [] bias(Checkpoint checkpoint, StoredTensor head, int vocabulary) {
        String name = head.name().endsWith("weight")
                ? head.name().substring(0, head.name().length() - "weight".length()) + "bias"
                : head.name() + ".bias";
        return checkpoint.tensors().stream()
                .filter(tensor -> tensor.name().equals(name))
                .filter(tensor -> tensor.shape().equals(List.of((long) vocabulary))
                        && tensor.type().isReal())
                .map(StoredTensor::vector)
                .findFirst()
                .orElse(null);
    }

    /**
     * Hidden states in a file, with the targets and log-partitions that are stored beside them.
     *
     * @throws IllegalArgumentException naming the file, and the tensors that exist or what does not fit
     */
    public static HiddenStates hidden(Place place) {
        try (Checkpoint checkpoint = Checkpoint.open(place.path())) {
            StoredTensor states = place.tensor().isEmpty()
                    ? named(checkpoint, STATES).orElseGet(() -> HeadName.of(checkpoint))
                    : checkpoint.tensor(place.tensor());
            HiddenStates hidden = HiddenStates.of(states.matrix().toMatrix());
            hidden = named(checkpoint, TARGETS)
                    .map(StoredTensor::integers)
                    .map(hidden::withTargets)
                    .orElse(hidden);
            return named(checkpoint, List.of(LOG_Z))
                    .map(StoredTensor::vector)
                    .map(hidden::withLogZ)
                    .orElse(hidden);
        }
    }

    private static Optional<StoredTensor> named(Checkpoint checkpoint, List<String> names) {
        return names.stream()
                .flatMap(name -> checkpoint.tensors().stream()
                        .filter(tensor -> tensor.name().equals(name)))
                .findFirst();
    }

    @Override
    public void close() {
        checkpoint.close();
    }
}
