package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

class ProtocolTest {

    private static final PlannedCell CELL = Sample.cell("gemm", "ejml:default", 10);
    private static final Protocol.Cells CELLS = new Protocol.Cells(
            Protocol.VERSION,
            Sample.BUILD,
            List.of("-Xmx1g"),
            new Effort(1, 2, 3, 4),
            List.of(),
            List.of(CELL),
            List.of(),
            true,
            true);

    @Test
    void whatIsToldIsUnderstood() {
        assertThat(Protocol.line(CELLS)).doesNotContain("\n");
        assertThat(Protocol.cells(Protocol.line(CELLS))).isEqualTo(CELLS);
        ForkRecord fork = Protocol.fork(Protocol.line(Sample.ok(CELL, 3, 4)));
        assertThat(fork.cell()).isEqualTo(CELL.id());
        assertThat(fork.measured()).containsExactly(100, 102, 98);
        assertThat(fork.residual()).isInfinite();
    }

    @Test
    void fieldsOfANewerBuildAreIgnored() {
        String newer = Protocol.line(CELLS).replace("\"protocol\":1", "\"protocol\":1,\"weather\":{\"sun\":true}");
        assertThat(Protocol.cells(newer)).isEqualTo(CELLS);
    }

    @Test
    void anOlderBuildServesNobodyAndTakesNoTurns() {
        Protocol.Cells older = Protocol.cells(Protocol.line(CELLS).replaceAll(",\"(serves|takesTurns)\":true", ""));
        assertThat(older.serves()).isFalse();
        assertThat(older.takesTurns()).isFalse();
    }

    @Test
    void requestsAndAnswersAreUnderstood() {
        Protocol.Request request = new Protocol.Request(CELL.id(), 12.5, null);
        assertThat(Protocol.request(Protocol.line(request))).isEqualTo(request);
        assertThat(Protocol.request("{\"cell\":\"a\"}").known()).isNull();
        assertThat(Protocol.request("{\"cell\":\"a\"}").umpire()).isNull();
        Protocol.Answer refused = new Protocol.Answer(null, "there is no cell a");
        assertThat(Protocol.answer(Protocol.line(refused))).isEqualTo(refused);
        Protocol.Answer done = Protocol.answer(Protocol.line(new Protocol.Answer(Sample.ok(CELL, 3, 4), null)));
        assertThat(done.fork()).isNotNull();
        assertThat(done.refusal()).isNull();
    }

    @Test
    void whatIsNoRequestIsRefused() {
        for (String line : List.of("{}", "{\"cell\":null}", "gemm", "")) {
            assertThatThrownBy(() -> Protocol.request(line))
                    .as(line)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the request is not understood");
        }
    }

    @Test
    void anotherProtocolIsRefused() {
        assertThatThrownBy(() -> Protocol.cells(Protocol.line(CELLS).replace("\"protocol\":1", "\"protocol\":2")))
                .hasMessage("it speaks protocol 2, and this build speaks 1");
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertThatThrownBy(() -> Protocol.fork("threshold: no such cell"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("its answer is not understood");
    }
}
