package threshold.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import threshold.reports.model.Experiment;
import threshold.reports.render.ExperimentsRendering;
import threshold.reports.render.PictureDrawing;
import threshold.reports.store.ExperimentReader;

/** The reproduction of a paper: what was demanded of each experiment, what was measured, and pictures of it. */
public final class Experiments {

    /** The criteria, in the folder of the reproduction. */
    public static final String MARKDOWN = "criteria.md";

    private Experiments() {}

    /**
     * Prints the criteria of a reproduction, and writes them and the pictures of every experiment into its folder.
     *
     * @param reproduction a folder with a folder of experiments for each backend
     * @param console takes the text for 80 columns, and at its end the names of the files
     * @param color whether the console understands ANSI colours
     * @return whether every criterion is met
     * @throws IOException if an experiment cannot be read (the message names file, line and fault) or a file not be
     *     written
     */
    public static boolean write(Path reproduction, Appendable console, boolean color) throws IOException {
        List<Experiment> experiments = ExperimentReader.read(reproduction);
        ExperimentsRendering rendering = new ExperimentsRendering(experiments);
        List<Path> written = new ArrayList<>();
        written.add(WholeFile.replace(reproduction.resolve(MARKDOWN), rendering.markdown()));
        for (Experiment experiment : experiments) {
            Path folder = reproduction.resolve(experiment.backend());
            for (Experiment.Picture picture : experiment.pictures()) {
                Path file = folder.resolve(experiment.name() + "-" + picture.name() + ".png");
                WholeFile.replace(file, PictureDrawing.png(experiment, picture));
            }
        }
        console.append(rendering.text(color)).append('\n');
        WholeFile.tell(console, written.toArray(Path[]::new));
        console.append("drew the pictures beside the data in ")
                .append(reproduction.toString())
                .append("/<backend>\n");
        return experiments.stream().allMatch(Experiment::holds);
    }
}
