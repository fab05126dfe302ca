package threshold.core.advice;

import java.util.List;
import java.util.Map;

/**
 * What was measured on one machine.
 *
 * @param machine the machine in a few words
 * @param created when, ISO 8601
 * @param backends what each backend said of itself, {@code name=value}: its version
 * @param cells the measurements
 */
record AdviceTable(String machine, String created, Map<String, List<String>> backends, List<MeasuredCell> cells) {}
