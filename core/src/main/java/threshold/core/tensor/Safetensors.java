package threshold.core.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tensors of a safetensors file: eight bytes with the length of the header; the header, a JSON object; the values, each
 * tensor a stretch from and to the bytes that its entry gives, counted from the end of the header.
 *
 * <p>As the format's own specification asks, the stretches follow one another without gap or overlap and fill the
 * file. Source: the format's README, "Format" (Hugging Face).
 */
final class Safetensors {

    private static final int LENGTH = Long.BYTES;

    /** The limit of the reference implementation. */
    private static final long LONGEST_HEADER = 100_000_000;

    private Safetensors() {}

    /** @throws IllegalArgumentException naming the file and byte that is malformed */
    static List<StoredTensor> tensors(Mapping file) {
        if (file.size() < LENGTH) {
            throw file.malformed(file.size(), "a safetensors file begins with eight bytes, and it ends here");
        }
        long header = file.length(0);
        if (header < 2 || header > LONGEST_HEADER || header > file.size() - LENGTH) {
            throw file.malformed(
                    0,
                    "its header would have " + Long.toUnsignedString(header) + " bytes, of the "
                            + (file.size() - LENGTH) + " that follow and at most " + LONGEST_HEADER);
        }
        List<SafetensorsHeader.Entry> entries =
                SafetensorsHeader.entries(file.file(), LENGTH, file.copy(LENGTH, header));
        long data = LENGTH + header;
        requireFilled(file, data, entries);
        return entries.stream().map(entry -> tensor(file, data, entry)).toList();
    }

    private static void requireFilled(Mapping file, long data, List<SafetensorsHeader.Entry> entries) {
        List<SafetensorsHeader.Entry> ordered = new ArrayList<>(entries);
        ordered.sort(
                Comparator.comparingLong(SafetensorsHeader.Entry::from).thenComparingLong(SafetensorsHeader.Entry::to));
        long end = 0;
        for (SafetensorsHeader.Entry entry : ordered) {
            if (entry.from() != end) {
                throw file.malformed(
                        entry.at(),
                        Malformed.quoted(entry.name()) + " begins at byte " + entry.from()
                                + " of the values, and what is before" + " it ends at " + end
                                + (entry.from() < end ? ": they overlap" : ": there is a gap"));
            }
            end = entry.to();
            if (end > file.size() - data) {
                throw file.malformed(
                        entry.at(),
                        Malformed.quoted(entry.name()) + " ends at byte " + end + " of the values, and the file has "
                                + (file.size() - data) + " of them: it is cut short");
            }
        }
        if (end != file.size() - data) {
            throw file.malformed(data + end, (file.size() - data - end) + " bytes follow that belong to no tensor");
        }
    }

    private static StoredTensor tensor(Mapping file, long data, SafetensorsHeader.Entry entry) {
        long from = data + entry.from();
        long bytes = entry.to() - entry.from();
        return new StoredTensor(new Values(
                file.file(),
                entry.name(),
                entry.shape(),
                false,
                from,
                entry.type(),
                DataType.ORDER,
                file.bytes().asSlice(from, bytes)));
    }
}
