package threshold.bench.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import threshold.bench.run.Guest;

/** The options that bring backends of the user's own. */
final class GuestOptions {

    @Option(
            names = "--native",
            paramLabel = "NAME=PATH",
            description = "a native BLAS as one more backend: mkl=/path/libmkl_rt.so. Repeatable")
    private List<String> natives = List.of();

    @Option(
            names = "--library",
            paramLabel = "B@VERSION=JAR",
            description =
                    "another version of backend B's library, all its jars: ejml@0.44=core.jar:ddense.jar. Repeatable")
    private List<String> libraries = List.of();

    /**
     * The guests.
     *
     * @param known the names of the backends that are there already
     * @throws IllegalArgumentException naming the option that does not read, or the name that is taken or unknown
     * @throws IOException naming a file that cannot be read
     */
    List<Guest> guests(List<String> known) throws IOException {
        List<Guest> guests = new ArrayList<>();
        for (String text : natives) {
            guests.add(Guest.ofNative(text));
        }
        for (String text : libraries) {
            guests.add(Guest.ofLibrary(text));
        }
        Set<String> taken = new HashSet<>(known);
        for (Guest guest : guests) {
            Names.require("backend", guest.model(), known);
            if (!taken.add(guest.name())) {
                throw new IllegalArgumentException("%s %s: there is a backend of that name; choose another one"
                        .formatted(guest.kind().option(), guest.name()));
            }
        }
        return guests;
    }
}
