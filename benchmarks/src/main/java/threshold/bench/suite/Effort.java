package threshold.bench.suite;

/**
 * What a fork spends on one cell.
 *
 * @param settle least warm-up of a short operation, in milliseconds
 * @param cap most warm-up of a short operation, in milliseconds
 * @param iterations measured iterations of a short operation; a long one has two calls
 * @param milliseconds length of an iteration
 */
public record Effort(int settle, int cap, int iterations, int milliseconds) {}
