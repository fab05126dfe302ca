package threshold.reports.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import threshold.reports.model.Entry;
import threshold.reports.model.History;

/**
 * The history of one machine: a folder with a file {@code 2026-11.jsonl} for each month, a line for each run and cell.
 * Lines are added and never changed, so that the folder can be kept in git, and two that were added apart are merged
 * line by line.
 *
 * <p>Runs of machines or JVMs that differ are kept apart: the folder's name begins with the fingerprint of its machine
 * and JVM, and {@code machine.json} in it says what that stands for.
 */
public final class HistoryFolder {

    /** How much of a fingerprint names a folder. */
    private static final int NAME_LENGTH = 16;

    private static final String MACHINE = "machine.json";
    private static final String SELF_CHECKS = "selfcheck.jsonl";
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}\\.jsonl");
    private static final DateTimeFormatter MONTH_OF =
            DateTimeFormatter.ofPattern("uuuu-MM'.jsonl'").withZone(ZoneOffset.UTC);

    private final Path folder;

    private HistoryFolder(Path folder) {
        this.folder = folder;
    }

    /** The history of a fingerprint among those in a folder; it need not be there yet. */
    public static HistoryFolder of(Path root, String fingerprint) {
        return new HistoryFolder(root.resolve(fingerprint.substring(0, Math.min(NAME_LENGTH, fingerprint.length()))));
    }

    /**
     * The histories in a folder, one for each machine; the folder itself if it is one.
     *
     * @throws UnreadableRunException if there is none
     */
    public static List<HistoryFolder> in(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new UnreadableRunException(
                    root, "there is no such folder; 'threshold history append RUN' begins a history");
        }
        try (Stream<Path> folders = Files.list(root)) {
            List<HistoryFolder> histories = new ArrayList<>();
            for (Path folder : Stream.concat(Stream.of(root), folders.sorted()).toList()) {
                HistoryFolder history = new HistoryFolder(folder);
                if (!history.months().isEmpty()) {
                    histories.add(history);
                }
            }
            if (histories.isEmpty()) {
                throw new UnreadableRunException(
                        root, "it holds no history; 'threshold history append RUN' begins one");
            }
            return List.copyOf(histories);
        }
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /** The file of the checks of this machine. */
    Path selfChecks() {
        return folder.resolve(SELF_CHECKS);
    }

    private List<Path> months() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> MONTH.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Adds the entries of one run that are not there yet. What was cut off behind the last line is left where it is.
     *
     * @param identity what the folder stands for
     * @return how many were added
     */
    public int append(List<Entry> entries, Map<String, String> identity) throws IOException {
        Files.createDirectories(folder);
        if (Files.notExists(folder.resolve(MACHINE))) {
            Files.writeString(folder.resolve(MACHINE), JsonText.of(identity));
        }
        int added = 0;
        Map<Path, List<Entry>> byMonth = entries.stream()
                .collect(Collectors.groupingBy(entry -> monthOf(entry.at()), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Path, List<Entry>> month : byMonth.entrySet()) {
            added += append(month.getKey(), month.getValue());
        }
        return added;
    }

    private Path monthOf(Instant at) {
        return folder.resolve(MONTH_OF.format(at));
    }

    private static int append(Path file, List<Entry> entries) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            // Through the channel that holds the lock: on POSIX closing any other one on the file would give it up.
            HistoryReader there = new HistoryReader();
            there.read(file, Channels.newInputStream(channel));
            List<String> lines = entries.stream()
                    .filter(entry -> !there.has(entry))
                    .map(HistoryLine::of)
                    .toList();
            addLines(channel, lines);
            return lines.size();
        }
    }

    /** Adds a line to a file that others may write to as well. */
    static void addLine(Path file, String line) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            addLines(channel, List.of(line));
        }
    }

    /** In one write, which begins with the end of a line that a killed writer left without one. */
    private static void addLines(FileChannel channel, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        String text = (isTorn(channel) ? "\n" : "") + String.join("\n", lines) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static boolean isTorn(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
    }

    /**
     * Reads all of it.
     *
     * @throws UnreadableRunException if no line of it is an entry
     */
    public History read() throws IOException {
        HistoryReader reader = new HistoryReader();
        for (Path month : months()) {
            try (InputStream in = Files.newInputStream(month)) {
                reader.read(month, in);
            }
        }
        History history = reader.history(folder.getFileName().toString());
        if (history.series().isEmpty()) {
            throw new UnreadableRunException(folder, "no line in it is an entry of a history");
        }
        return history;
    }
}
