package threshold.core.kernel;

import java.util.Map;

/** The sizes of one problem of a family. Everything that a plan may know before it sees values. */
public interface Sizes {

    /** The sizes by their names in the field, in reading order, as they stand in a cell's identity: {@code n=64}. */
    Map<String, String> named();

    /** Nominal work of one solve: the same for every backend, from the sizes alone. */
    Work work();

    /** The axis along the data: time steps, samples, rows or tokens. */
    double sequence();

    /** The axis along the model: its number of parameters. */
    double parameters();

    /** The n of n·eps, the unit of residuals: columns, unknowns, or the dimension of the state. */
    int unknowns();
}
