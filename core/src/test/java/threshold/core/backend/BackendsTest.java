package threshold.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import threshold.core.family.Families;
import threshold.core.family.Family;

class BackendsTest {

    private static final String REQUIRED = "threshold.required.backends";

    /** What CI demands: there a backend that cannot work is a failure, not a gap in the tables. */
    @Test
    void every_required_backend_is_available() {
        List<String> required = Arrays.stream(System.getProperty(REQUIRED, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : required) {
            assertThat(Backends.named(name).name()).isEqualTo(name);
        }
    }

    @Test
    void names_are_unique_and_lower_case_with_hyphens() {
        List<String> names = Backends.all().stream().map(Backend::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void methods_of_a_family_have_unique_names_within_a_backend() {
        for (Backend backend : Backends.available()) {
            for (Family<?, ?, ?> family : Families.all()) {
                assertThat(family.kernels(backend).stream().map(kernel -> kernel.method()).toList())
                        .as("%s on %s", family.name(), backend.name())
                        .doesNotHaveDuplicates()
                        .allMatch(method -> method.matches("[a-z0-9]+(-[a-z0-9]+)*"));
            }
        }
    }

    @Test
    void an_available_backend_states_its_facts() {
        assertThat(Backends.available()).allSatisfy(backend -> assertThat(backend.facts())
                .doesNotContainValue(""));
    }

    @Test
    void an_unknown_backend_is_refused_with_the_list_of_the_known_ones() {
        assertThatThrownBy(() -> Backends.named("fortran"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'fortran'");
    }

    @Test
    void a_backend_that_cannot_work_says_why() {
        assertThat(Backends.all()).allSatisfy(backend -> assertThat(backend.unavailableBecause())
                .satisfiesAnyOf(why -> assertThat(why).isEmpty(), why -> assertThat(why.orElse("")).isNotBlank()));
    }
}
