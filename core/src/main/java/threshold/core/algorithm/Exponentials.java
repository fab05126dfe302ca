package threshold.core.algorithm;

/**
 * What a softmax needs of its logits: maxima, sums of exponentials, and the exponentials themselves, column by column
 * of a tile whose rows follow each other: t(v, i) = {@code t[at + v*n + i]}, v a token and i a context.
 *
 * <p>What is under e^-708 may count as zero. Implementations have no state, so one serves every thread, and allocate nothing.
 */
public interface Exponentials {

    /** How they are computed, for the path of a run. */
    String how();

    /** m_i ← the largest of m_i and t_vi over the tokens; NaN if a logit is infinite or NaN. */
    void maxima(int tokens, int n, double[] t, int at, double[] m, int mo);

    /** s_i ← s_i + Σ_v exp(t_vi − m_i); infinite or NaN if one overflows, NaN if a logit is infinite or NaN. */
    void sums(int tokens, int n, double[] t, int at, double[] m, int mo, double[] s, int so);

    /** t_vi ← r_i exp(t_vi − m_i), none of which overflows. */
    void replace(int tokens, int n, double[] t, int at, double[] m, int mo, double[] r, int ro);
}
