package threshold.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadNameTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "'model.embed_tokens.weight,lm_head.weight', lm_head.weight",
        "'model.embed_tokens.weight,embed_out.weight', embed_out.weight",
        "'tok_embeddings.weight,output.weight', output.weight",
        "'x.weight,language_model.lm_head.weight', language_model.lm_head.weight",
        "'a.lm_head.weight,lm_head.weight', lm_head.weight",
        "'model.embed_tokens.weight,model.layers.0.weight', model.embed_tokens.weight",
        "'h.0.weight,wte.weight', wte.weight",
        "'h.0.weight,transformer.wte.weight', transformer.wte.weight",
        "'x,gpt_neox.embed_in.weight', gpt_neox.embed_in.weight",
        "'x,token_embedding_table', token_embedding_table",
        "'bert.embeddings.word_embeddings.weight,x', bert.embeddings.word_embeddings.weight",
        "'bert.embeddings.word_embeddings.weight,cls.predictions.decoder.weight', cls.predictions.decoder.weight",
        "'dense.kernel,weight', weight",
        "'anything', anything"
    })
    void the_head_is_found_by_its_usual_names(String names, String head) throws IOException {
        try (Checkpoint checkpoint = open(names.split(","))) {
            assertThat(HeadName.of(checkpoint).name()).isEqualTo(head);
        }
    }

    @Test
    void a_name_ends_at_a_dot_only() throws IOException {
        try (Checkpoint checkpoint = open("not_lm_head.weight", "wte.weight")) {
            assertThat(HeadName.of(checkpoint).name()).isEqualTo("wte.weight");
        }
    }

    @Test
    void a_head_of_no_usual_name_is_asked_for_with_the_list() throws IOException {
        try (Checkpoint checkpoint = open("layers.0.weight", "layers.1.weight")) {
            String file = checkpoint.file();
            assertThatThrownBy(() -> HeadName.of(checkpoint))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + " has no tensor with the usual name of a head; name one of its matrices as "
                            + file + ":TENSOR: layers.0.weight (1x1), layers.1.weight (1x1)");
            assertThatThrownBy(() -> HeadName.of(checkpoint, "#")).hasMessageContaining("names.safetensors#TENSOR");
        }
    }

    @Test
    void one_of_many_layers_is_no_head() throws IOException {
        try (Checkpoint checkpoint = open("h.0.output.weight", "h.1.output.weight", "tok_embeddings.weight")) {
            assertThatThrownBy(() -> HeadName.of(checkpoint))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has several tensors that end with output.weight")
                    .hasMessageEndingWith("TENSOR: h.0.output.weight (1x1), h.1.output.weight (1x1)");
        }
    }

    @Test
    void the_embeddings_do_not_stand_in_for_a_head_that_is_quantised() throws IOException {
        String header = "{\"wte.weight\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]},"
                + "\"lm_head.weight\":{\"dtype\":\"I8\",\"shape\":[2,2],\"data_offsets\":[4,8]}}";
        try (Checkpoint checkpoint = opened(header, 8)) {
            StoredTensor head = HeadName.of(checkpoint);
            assertThat(head.name()).isEqualTo("lm_head.weight");
            assertThatThrownBy(head::matrix).hasMessageContaining("is of type I8");
        }
    }

    /** A file of these tensors, each of a single number. */
    private Checkpoint open(String... names) throws IOException {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            header.append(i == 0 ? "" : ",")
                    .append("\"%s\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[%d,%d]}"
                            .formatted(names[i], 4 * i, 4 * i + 4));
        }
        return opened(header + "}", 4 * names.length);
    }

    private Checkpoint opened(String header, int bytes) throws IOException {
        return Checkpoint.open(
                Files.write(folder.resolve("names.safetensors"), Written.safetensors(header, new byte[bytes])));
    }
}
