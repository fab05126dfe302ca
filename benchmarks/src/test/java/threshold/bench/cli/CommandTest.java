package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandTest {

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cells --backend smd       | there is no backend 'smd'; known: scalar, simd, | did you mean 'simd'?",
                "cells --family head_svd   | there is no family 'head_svd'; known: state-propagation, | 'head-svd'?",
                "cells --solver ejml:tal   | there is no solver 'ejml:tal'; known: commons-math:block, | 'ejml:tall'?",
                "cells --solver simd:qr --backend ejml | --solver simd:qr is none of --backend ejml | simd:qr",
                "cells --solver simd:qr --family gemm | --solver simd:qr has no part in --family gemm | simd:qr",
                "run --family gemm --backend commons-math --threads 2 | nothing to measure | on one thread only",
                "cells --suite quik        | there is no suite 'quik'; known: smoke, quick, scaling, limits, | 'quick'?",
                "cells --family gemm --size q=3 | gemm has no size 'q' | known: m, n, k",
                "cells --size nonsense     | sizes read n=64,T=1000 | 'nonsense'",
                "cells --size z=3          | no family has the sizes 'z=3' | state-propagation: sizes n,T,B,q,keep",
                "cells --family gemm --input moon | has no input 'moon'; known: | uniform",
                "cells --threads none      | --threads takes 1, a number or 'all' | 'none'",
                "cells --backend-jar no.jar | backend jar no.jar cannot be read | no.jar",
                "run --budget soon         | --budget | soon",
                "run --resume nowhere      | nowhere is not a run folder | manifest.json",
                "run --resume nowhere --forks 9 --suite smoke | besides it only --budget is taken | --suite",
                "run --resume nowhere --budget 5m | nowhere is not a run folder | manifest.json",
                "runn                      | runn | run",
                "run --suit quick          | --suit | --suite",
            })
    void whatIsNotUnderstoodIsRefusedWithTheWayOut(String arguments, String says, String andSays) {
        assertThat(execute(arguments.strip().split(" +"))).isEqualTo(Main.REFUSED);
        assertThat(err.toString()).contains(says.strip(), andSays.strip()).doesNotContain("\tat ");
    }

    @Test
    void aFolderWithSomethingInItIsRefusedBeforeAnythingIsMeasured(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "keep");
        assertThat(execute("run", "--out", folder.toString())).isEqualTo(Main.REFUSED);
        assertThat(err.toString()).contains("is not empty", "--resume");
    }

    @Test
    void helpHasExamples() {
        for (String command : new String[] {"run", "cells", "jmh"}) {
            CommandLine sub =
                    Objects.requireNonNull(Main.commandLine().getSubcommands().get(command));
            assertThat(sub.getUsageMessage()).contains("Examples:", "threshold " + command);
        }
    }

    private int execute(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
