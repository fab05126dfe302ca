package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page is made of. */
class PagesTest {

    @TempDir
    Path scratch;

    @Test
    void aGateIsJudgedAsIsAskedFor() throws IOException {
        Path gate = gate();
        Path waivers = Files.writeString(scratch.resolve("waivers.yaml"), """
                - cell: head-svd/simd:*
                  reason: nobody uses it any more
                  expires: 2020-01-31
                  max-ratio: 1.10
                """);
        assertThat(page(gate, Judging.DEFAULT)).contains("\"expiredWaivers\":[]");
        assertThat(page(gate, new Judging(0.25, Set.of(), Optional.of(waivers))))
                .contains("\"delta\":0.25,", "\"expiredWaivers\":[\"head-svd/simd:*\"]");
    }

    @Test
    void aComparisonLeavesThePageOfIt() throws IOException {
        Path gate = gate();
        Path out = scratch.resolve("out");
        Judging judging = new Judging(0.07, Set.of(), Optional.empty());
        Comparisons.write(
                gate.resolve("base"),
                gate.resolve("new"),
                new Comparisons.Request(judging, Optional.of(out), Optional.empty(), Optional.empty()),
                new StringBuilder(),
                false);
        assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(page(gate, judging));
    }

    @Test
    void nothingIsWrittenIntoAHistoryUnasked() throws IOException {
        Path history = Files.createDirectories(scratch.resolve("history/0123456789abcdef"));
        Files.writeString(history.resolve("2026-01.jsonl"), "");
        Path gate = gate();
        assertThat(Pages.isHistory(scratch.resolve("history"))).isTrue();
        assertThat(Pages.isHistory(gate)).isFalse();
        assertThat(Pages.isHistory(gate.resolve("base"))).isFalse();
        assertThat(Pages.isHistory(gate.resolve("base/manifest.json"))).isFalse();
    }

    @Test
    void aRunHasAPictureOfEachFamilyAndAxis() throws IOException {
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("run")));
        Path folder = scratch.resolve("pictures");
        List<Path> written = Pages.write(
                List.of(run),
                new Pages.Request(Judging.DEFAULT, Optional.empty(), scratch.resolve("page"), Optional.of(folder)),
                Instant.EPOCH);
        assertThat(written.subList(1, written.size())).isNotEmpty().allSatisfy(file -> {
            assertThat(file).hasParent(folder);
            BufferedImage picture = ImageIO.read(file.toFile());
            assertThat(picture.getWidth()).isEqualTo(900);
        });
    }

    @Test
    void noPictureIsDrawnOfAGate() throws IOException {
        Path gate = gate();
        Path page = scratch.resolve("page");
        Path folder = scratch.resolve("pictures");
        assertThatThrownBy(() -> Pages.write(
                        List.of(gate),
                        new Pages.Request(Judging.DEFAULT, Optional.empty(), page, Optional.of(folder)),
                        Instant.EPOCH))
                .isInstanceOf(IOException.class)
                .hasMessage("pictures are drawn of one run, and there are 2");
        assertThat(page).doesNotExist();
        assertThat(folder).doesNotExist();
    }

    private Path gate() throws IOException {
        Path gate = scratch.resolve("gate");
        Fixture.into(Files.createDirectories(gate.resolve("base")));
        Fixture.into(Files.createDirectories(gate.resolve("new")));
        return gate;
    }

    private String page(Path source, Judging judging) throws IOException {
        Pages.Request request = new Pages.Request(judging, Optional.empty(), scratch.resolve("page"), Optional.empty());
        return Files.readString(
                Pages.write(List.of(source), request, Instant.EPOCH).getFirst());
    }
}
