package threshold.bench.suite;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The suites by name: shapes, effort and number of forks. */
public enum Suite {
    /** Every family on every backend at tiny sizes, to see that they work; judged by nobody. */
    SMOKE(Shapes.smoke(), new Effort(50, 150, 2, 30), 1, Duration.ofSeconds(5), Duration.ofMinutes(10)),
    /** One shape per family, six forks, in ten minutes. */
    QUICK(Shapes.quick(), new Effort(450, 3000, 3, 60), 6, Duration.ofSeconds(10), Duration.ofSeconds(570)),
    /** Two axes per family that is not composed of others, each solver until its time limit; as many of three rounds as fit into the budget. */
    SCALING(Shapes.scaling(), new Effort(300, 2000, 2, 50), 3, Duration.ofMillis(1500), Duration.ofMinutes(42)),
    /**
     * What advice is made of: scattered sizes, each solver until its time limit, one round and a second as far as it
     * fits. Few forks stand for a size, so that each has many iterations: a spell of a shared machine lasts tenths of a
     * second.
     */
    ADVICE(Shapes.advice(), new Effort(600, 3000, 10, 50), 2, Duration.ofSeconds(2), Duration.ofMinutes(42)),
    /** The families of linear systems along two axes, with what their answers are worth; as many of three rounds as fit. */
    SYSTEMS(Shapes.systems(), new Effort(300, 2000, 2, 50), 3, Duration.ofMillis(1000), Duration.ofMinutes(42)),
    /** The families of softmax heads along two axes, at the shapes of language models; as many of three rounds as fit. */
    HEADS(HeadShapes.all(), new Effort(300, 2000, 2, 50), 3, Duration.ofSeconds(40), Duration.ofMinutes(42)),
    /** What simd is held to, in ten rounds: the cells of the criteria and no others. */
    LIMITS(
            Limits.shapes(),
            new Effort(300, 2500, 3, 50),
            10,
            Duration.ofSeconds(60),
            Duration.ofMinutes(42),
            Limits.criteria()),
    /** What simd is fastest at, in operations short enough for a gate of fifteen minutes. */
    CI(Shapes.ci(), new Effort(250, 2000, 5, 40), 10, Duration.ofSeconds(5), Duration.ofMinutes(15)),
    /** The products that simd's own was chosen from, in six rounds, the fewest that order them. */
    TILES(Shapes.tiles(), new Effort(300, 2500, 3, 50), 6, Duration.ofSeconds(5), Duration.ofSeconds(570)),
    /** Quick and scaling, with more forks. */
    RELEASE(
            Stream.concat(Shapes.quick().stream(), Shapes.scaling().stream()).toList(),
            new Effort(600, 3000, 3, 100),
            6,
            Duration.ofSeconds(3),
            Duration.ofMinutes(87));

    private final List<Shape> shapes;
    private final Effort effort;
    private final int rounds;
    private final Duration timeLimit;
    private final Duration budget;
    private final List<Criterion> criteria;

    Suite(List<Shape> shapes, Effort effort, int rounds, Duration timeLimit, Duration budget) {
        this(shapes, effort, rounds, timeLimit, budget, List.of());
    }

    Suite(
            List<Shape> shapes,
            Effort effort,
            int rounds,
            Duration timeLimit,
            Duration budget,
            List<Criterion> criteria) {
        this.shapes = shapes;
        this.effort = effort;
        this.rounds = rounds;
        this.timeLimit = timeLimit;
        this.budget = budget;
        this.criteria = criteria;
    }

    /** Tiny shapes of every family for all of its methods, in as little time as a rehearsal may take. */
    public static List<Shape> rehearsal() {
        return Shapes.tiny();
    }

    /** Whether suites choose among the methods of a backend: a stranger's are all measured. */
    static boolean knows(String backend) {
        return QUICK.shapes.stream()
                .flatMap(shape -> shape.choice().solvers().stream())
                .anyMatch(solver -> solver.startsWith(backend + ":"));
    }

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The shapes of its families; ceilings are added to every run. */
    public List<Shape> shapes() {
        return shapes;
    }

    public Effort effort() {
        return effort;
    }

    /** Rounds: forks of each cell whose shape does not give it fewer. */
    public int rounds() {
        return rounds;
    }

    /** Operations predicted to take longer are skipped. */
    public Duration timeLimit() {
        return timeLimit;
    }

    /** The time after which no fork is started. */
    public Duration budget() {
        return budget;
    }

    /** The figures that it sets out to reach; most suites have none. */
    public List<Criterion> criteria() {
        return criteria;
    }
}
