package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapturedOutputTest {

    private final CapturedOutput output = new CapturedOutput();

    @Test
    void theFirstLineOfAStackTraceIsTheCause() {
        output.println("# Warmup Iteration   1: <failure>");
        output.println("");
        output.println("java.lang.ArithmeticException: rank 3 of 4");
        output.println("\tat threshold.core.X.y(X.java:1)");
        assertThat(output.cause()).hasValue("java.lang.ArithmeticException: rank 3 of 4");
    }

    @Test
    void aCrashOfTheJvmIsTheCauseBeforeItsExitCode() {
        output.println("# A fatal error has been detected by the Java Runtime Environment:");
        output.println("#");
        output.println("#  SIGSEGV (0xb) at pc=0x00007f0, pid=1, tid=2");
        output.println("<forked VM failed with exit code 134>");
        output.println("Forked VM failed with exit code 134");
        assertThat(output.cause()).hasValue("SIGSEGV (0xb) at pc=0x00007f0, pid=1, tid=2");
    }

    @Test
    void aLauncherThatGivesUpHasStartedNoFork() {
        assertThat(output.hasStarted()).as("JMH has not come to it").isFalse();
        output.starts();
        output.println("java.lang.ArithmeticException: rank 3 of 4");
        assertThat(output.hasStarted()).isTrue();
        output.println("Invalid maximum heap size: -Xmx8q");
        output.println("Error: Could not create the Java Virtual Machine.");
        assertThat(output.hasStarted()).isFalse();
        assertThat(output.text()).contains("Invalid maximum heap size");
    }

    @Test
    void withoutWordsThereIsTheExitCode() {
        output.println("<forked VM failed with exit code 137>");
        assertThat(output.cause()).hasValue("the fork ended with exit code 137");
        assertThat(new CapturedOutput().cause()).isEmpty();
    }
}
