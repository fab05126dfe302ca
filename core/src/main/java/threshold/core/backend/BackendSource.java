package threshold.core.backend;

import java.util.List;

/**
 * Where backends come from whose number and names are known only at run time: a service with one line in
 * {@code META-INF/services/threshold.core.backend.BackendSource} and a public constructor without parameters.
 */
public interface BackendSource {

    /**
     * The backends of this JVM; constructing them loads nothing.
     *
     * @throws IllegalArgumentException if the system property that names them cannot be read
     */
    List<Backend> backends();
}
