package threshold.core.kernel;

/**
 * Nominal work of one solve.
 *
 * @param flops floating-point additions and multiplications
 * @param bytes compulsory traffic: every operand read once, every result written once
 */
public record Work(double flops, double bytes) {}
