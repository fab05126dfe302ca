package threshold.core.saturation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.MatrixRows;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class HeadStudyTest {

    private static final int V = 700;
    private static final int D = 24;
    private static final int N = 90;

    private final Backend simd = Backends.named("simd");
    private final double[] sigma = Spectrum.geometric(D, 50);
    private final Matrix head = Matrices.withSpectrum(V, sigma, 3);
    private final Matrix states = Matrices.normal(N, D, 4);
    private final Workbench bench = new Workbench(simd, 1, Map.of());

    @BeforeEach
    void configure() {
        simd.configure(1);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_head_of_a_known_spectrum_is_told_by_it() {
        Findings findings = study(null, null);
        assertThat(findings.criteria()).allMatch(Criterion::met);
        assertThat(figure(findings, "sigma_1")).isCloseTo(1, within(1e-14));
        assertThat(figure(findings, "condition number")).isCloseTo(50, within(1e-10));
        assertThat(figure(findings, "stable rank")).isCloseTo(SpectralMeasures.stableRank(sigma), within(1e-12));
        assertThat(figure(findings, "effective rank")).isCloseTo(SpectralMeasures.effectiveRank(sigma), within(1e-11));
        assertThat(figure(findings, "numerical rank")).isEqualTo(D);
        assertThat(findings.table().rows()).hasSize(D);
    }

    /** Softmax over all tokens, one context after the other. */
    @Test
    void log_partitions_and_loss_are_those_of_the_whole_softmax() {
        double[] bias = Matrices.normal(V, 1, 5).data();
        int[] targets = new int[N];
        double[] logZ = new double[N];
        double loss = 0;
        for (int i = 0; i < N; i++) {
            targets[i] = 7 * i;
            double sum = 0;
            for (int v = 0; v < V; v++) {
                sum += Math.exp(logit(i, v) + bias[v]);
            }
            logZ[i] = Math.log(sum);
            loss += (logZ[i] - logit(i, targets[i]) - bias[targets[i]]) / N;
        }
        HiddenStates hidden = HiddenStates.of(states).withTargets(targets).withLogZ(logZ);
        Findings findings = study(bias, hidden);
        assertThat(figure(findings, "loss (nats a token)")).isCloseTo(loss, within(1e-13));
        assertThat(figure(findings, "log-partitions: largest relative distance from the stored"))
                .isLessThan(1e-14);
        assertThat(figure(findings, "rank of the log-probabilities, d + 1 or + 2 at most"))
                .isEqualTo(D + 2);
    }

    private double logit(int i, int v) {
        double sum = 0;
        for (int j = 0; j < D; j++) {
            sum += states.at(i, j) * head.at(v, j);
        }
        return sum;
    }

    @Test
    void log_probabilities_have_one_rank_more_than_the_head() {
        Findings findings = study(null, HiddenStates.of(states));
        assertThat(figure(findings, "rank of the log-probabilities, d + 1 or + 2 at most"))
                .isEqualTo(D + 1);
        Matrix log = Matrix.zeros(V, N);
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int v = 0; v < V; v++) {
                sum += Math.exp(logit(i, v));
            }
            for (int v = 0; v < V; v++) {
                log.data()[v * N + i] = logit(i, v) - Math.log(sum);
            }
        }
        double[] whole = bench.svd(log).sigma();
        assertThat(figure(findings, "their sigma_1")).isCloseTo(whole[0], within(1e-11 * whole[0]));
        assertThat(figure(findings, "the last that counts")).isCloseTo(whole[D], within(1e-11 * whole[0]));
    }

    @Test
    void the_best_head_of_a_rank_leaves_out_its_tail() {
        TruncatedHead best = new TruncatedHead(bench, new MatrixRows(head), 5);
        double[] rows = new double[V * D];
        best.read(0, V, rows, 0, D);
        double off = 0;
        double all = 0;
        for (int i = 0; i < rows.length; i++) {
            off += (rows[i] - head.data()[i]) * (rows[i] - head.data()[i]);
            all += head.data()[i] * head.data()[i];
        }
        assertThat(best.error()).isCloseTo(SpectralMeasures.headErrors(sigma)[5], within(1e-12));
        assertThat(Math.sqrt(off / all)).isCloseTo(best.error(), within(1e-12));
        assertThat(bench.svd(new Matrix(V, D, rows)).sigma()[5]).isLessThan(1e-14);
        assertThatThrownBy(() -> new TruncatedHead(bench, new MatrixRows(head), D + 1))
                .hasMessage("a head of 24 dimensions has ranks from 1 to 24, not 25");
    }

    @Test
    void what_does_not_fit_is_refused_with_both_sizes() {
        assertThatThrownBy(() -> study(null, HiddenStates.of(Matrices.normal(N, D + 1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the hidden states are 90x25 and the head is 700x24: they need as many columns");
        assertThatThrownBy(() -> HiddenStates.of(states).withTargets(new int[3]))
                .hasMessage("3 targets for 90 hidden states");
        int[] wrong = new int[N];
        wrong[8] = V;
        assertThatThrownBy(() -> study(null, HiddenStates.of(states).withTargets(wrong)))
                .hasMessage("target 8 is 700 and the head has 700 tokens, counted from 0");
        assertThatThrownBy(() -> new HeadStudy("wide", new MatrixRows(Matrices.normal(3, 4, 1)), null, null))
                .hasMessage("the head is 3x4, and needs at least as many rows (tokens) as columns");
    }

    private Findings study(double @Nullable [] bias, @Nullable HiddenStates hidden) {
        return new HeadStudy("a head", new MatrixRows(head), bias, hidden).run(bench, Effort.FULL, _ -> {});
    }

    private static double figure(Findings findings, String claim) {
        return findings.criteria().stream()
                .filter(criterion -> criterion.claim().equals(claim))
                .findFirst()
                .orElseThrow()
                .measured();
    }
}
