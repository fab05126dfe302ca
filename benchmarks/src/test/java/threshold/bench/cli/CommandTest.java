package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
                "cells --suite quik        | there is no suite 'quik'; known: smoke, quick, scaling, advice, | 'quick'?",
                "cells --family gemm --size q=3 | gemm has no size 'q' | known: m, n, k",
                "cells --size nonsense     | sizes read n=64,T=1000 | 'nonsense'",
                "cells --size z=3          | no family has the sizes 'z=3' | state-propagation: sizes n,T,B,q,keep",
                "cells --family gemm --input moon | has no input 'moon'; known: | uniform",
                "cells --threads none      | --threads takes 1, a number or 'all' | 'none'",
                "cells --backend-jar no.jar | backend jar no.jar cannot be read | no.jar",
                "cells --native openblas=pom.xml | --native openblas: there is a backend of that name | another one",
                "cells --native a=pom.xml --native a=pom.xml | --native a: there is a backend of that name | another",
                "cells --native mkl=no.so  | --native no.so is not a file that can be read | no.so",
                "cells --library ejm@1=pom.xml | there is no backend 'ejm' | did you mean 'ejml'?",
                "cells --library ejml=pom.xml | --library reads BACKEND@VERSION=JAR | 'ejml=pom.xml'",
                "cells --native a=pom.xml --solver simd:qr | --native a: no --solver is one of its methods | a:METHOD",
                "run --budget soon         | --budget | soon",
                "run --budget 0            | --budget | longer than nothing",
                "run --forks 0             | --forks takes a number of at least 1 | not 0",
                "run --heap 8q             | --heap reads 512m or 8g | '8q'",
                "cells --threads 0         | --threads takes 1, a number or 'all' | '0'",
                "cells --family gemm --size m=0 | must be at least 1 | m=0",
                "cells --family gemm --size m=abc | gemm needs a whole number for m | 'abc'",
                "cells --family gemm --size m=4,m=5 | gives m twice | repeat --size",
                "cells --family head-svd --input no.txt | head-svd has no input 'no.txt' | path.safetensors#tensor",
                "cells --family head-svd --input no.onnx | there is no readable file | no.onnx: check its name",
                "run --resume nowhere      | nowhere is not a run folder | manifest.json",
                "run --resume nowhere --forks 9 --suite smoke | besides it only --budget, --native and --library are taken | --suite",
                "run --resume nowhere --budget 5m | nowhere is not a run folder | manifest.json",
                "compare nowhere elsewhere | nowhere: there is neither a run folder nor a JMH result | of that name",
                "compare pom.xml pom.xml   | pom.xml, line 1: not valid JSON | pom.xml",
                "compare a b --delta 200%  | --delta | a change reads 3% or 0.03",
                "compare a b --waivers no.yaml | no.yaml: there is no such file of waivers | no.yaml",
                "compare a                 | Missing required parameter | NEW",
                "gate --new a.jar          | Missing required option | --base",
                "gate --base no.jar --new no.jar | no.jar is no file: name the jar of a build | no.jar",
                "gate --base pom.xml --new pom.xml | pom.xml is no jar | pom.xml",
                "gate --base a --new b --suite cci | there is no suite 'cci'; known: smoke, | 'ci'?",
                "gate --base a --new b --pairs 1 | --pairs takes at least 2 | --confirm",
                "gate --base a --new b --budget soon | --budget | soon",
                "gate --base a --new b --must-find 2 | --must-find | a change reads 3% or 0.03",
                "selfcheck --cells 0       | --cells takes a number of at least 1, not 0 | --cells",
                "selfcheck --pairs 1       | --pairs takes at least 2 | --confirm",
                "selfcheck --slowdowns fast | --slowdowns | a change reads 3% or 0.03",
                "selfcheck --again nowhere | nowhere/base/manifest.json: there is no such file | nowhere",
                "history                   | what shall it do? Name append or trend | threshold history",
                "history append nowhere    | nowhere: there is neither a run folder nor a JMH result | nowhere",
                "history append a --at now | --at | a time reads 2026-11-26T08:00:00Z, not 'now'",
                "history trend --history nowhere | nowhere: there is no such folder | threshold history append RUN",
                "reproduce                 | what shall it reproduce? Name emergence | threshold reproduce",
                "reproduce emergence --experiment E77 | there is no experiment 'E77'; known: E1, | E10",
                "reproduce emergence --backend smd | there is no backend 'smd' | did you mean 'simd'?",
                "reproduce emergence --solver gem=packed | there is no family 'gem' | did you mean 'gemm'?",
                "reproduce emergence --series no.csv | there is no readable file | no.csv",
                "reproduce emergence --series tides | there is no series 'tides' | path.csv#column,column",
                "fork gemm                 | a cell reads family/backend:method | 'gemm'",
                "fork gemm/simd:no/m=4,n=4,k=4/f64/t1/uniform | there is no cell gemm/simd:no | threshold cells",
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
    void aFileWhereAFolderGoesIsRefusedBeforeAnythingIsMeasured(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.txt"), "keep");
        for (Path out : List.of(file, file.resolve("run"))) {
            assertThat(execute("run", "--out", out.toString())).isEqualTo(Main.REFUSED);
            assertThat(oneSentence()).contains(file + " is a file", "--out");
        }
        assertThat(execute("run", "--resume", file.toString())).isEqualTo(Main.REFUSED);
        assertThat(oneSentence()).contains(file + " is not a run folder", "name the folder");
        assertThat(file).hasContent("keep");
    }

    @Test
    void aRowThatIsNoNumberIsRefusedWithItsPlace(@TempDir Path folder) throws Exception {
        Path csv = Files.writeString(folder.resolve("series.csv"), "a,b\n1,2\nNaN,3\n");
        assertThat(execute(
                        "run", "--family", "hankel-least-squares", "--input", csv.toString(), "--out", folder + "/run"))
                .isEqualTo(Main.REFUSED);
        assertThat(oneSentence()).contains(csv + ", line 3, field 1: 'NaN' is not a finite number", "FILE#COLUMN");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aJarWithoutABackendIsRefused(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThat(execute("cells", "--backend-jar", text.toString())).isEqualTo(Main.REFUSED);
        assertThat(oneSentence()).contains(text + " is not a jar");
        Path empty = folder.resolve("empty.jar");
        new JarOutputStream(Files.newOutputStream(empty), new Manifest()).close();
        assertThat(execute("cells", "--backend-jar", empty.toString())).isEqualTo(Main.REFUSED);
        assertThat(oneSentence()).contains("no backend in [" + empty + "]", "META-INF/services/");
    }

    @Test
    void helpHasExamples() {
        for (String command : new String[] {"run", "compare", "gate", "selfcheck", "history", "cells", "jmh"}) {
            CommandLine sub =
                    Objects.requireNonNull(Main.commandLine().getSubcommands().get(command));
            assertThat(sub.getUsageMessage()).contains("Examples:", "threshold " + command);
        }
    }

    /** What was said since the last call. */
    private String oneSentence() {
        String said = err.toString();
        err.getBuffer().setLength(0);
        assertThat(said.lines()).hasSize(1);
        return said;
    }

    private int execute(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
