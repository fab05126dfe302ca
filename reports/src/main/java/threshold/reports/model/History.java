package threshold.reports.model;

import java.util.List;
import java.util.Map;

/**
 * What was measured on one machine over time.
 *
 * @param name name of its folder
 * @param series the entries of each cell in the order of their time, by the cell's identity
 * @param warnings what the reader had to put up with
 */
public record History(String name, Map<String, List<Entry>> series, List<String> warnings) {}
