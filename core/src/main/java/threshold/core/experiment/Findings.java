package threshold.core.experiment;

import java.util.List;

/**
 * What an experiment found.
 *
 * @param table every figure
 * @param pictures how to draw it
 * @param criteria what must be seen in it, in the order of the text
 */
public record Findings(Table table, List<Picture> pictures, List<Criterion> criteria) {}
