package threshold.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** A run of 2000 cells with 10 forks each: 8 solvers of 10 families at 25 sizes, each of its own rate and growth. */
final class LargeRun {

    private static final int FAMILIES = 10;
    private static final int SOLVERS = 8;
    private static final int SIZES = 25;
    private static final int FORKS = 10;

    private LargeRun() {}

    static Path into(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder cells = new StringBuilder();
        StringBuilder forks = new StringBuilder();
        for (int family = 0; family < FAMILIES; family++) {
            for (int solver = 0; solver < SOLVERS; solver++) {
                for (int size = 0; size < SIZES; size++) {
                    long n = Math.round(8 * Math.pow(1.35, size));
                    String id = "family-%d/b%d:m/n=%d/f64/t1/x".formatted(family, solver, n);
                    cells.append(cells.isEmpty() ? "" : ",\n").append(cell(id, family, solver, n));
                    double time = (10 + 90.0 * solver) * Math.pow(n, 2.2 - 0.1 * solver);
                    for (int round = 0; round < FORKS; round++) {
                        forks.append(fork(id, round, time * Math.exp(0.02 * random.nextGaussian())));
                    }
                }
            }
        }
        Files.writeString(folder.resolve("manifest.json"), """
                {"schema": 1, "suite": "large", "title": "large", "created": "2026-01-01T00:00:00Z",
                 "machine": {"cpu": "A CPU", "cores": 2, "caches": {"L1d": "48K", "L2": "2048K", "L3": "32M"}},
                 "plan": {"rounds": 10}, "cells": [
                """ + cells + "\n]}\n");
        Files.writeString(folder.resolve("forks.jsonl"), forks);
        return folder;
    }

    private static String cell(String id, int family, int solver, long n) {
        return String.format(
                Locale.ROOT,
                "{\"id\": \"%s\", \"family\": \"family-%d\", \"solver\": \"b%d:m\", \"sizes\": {\"n\": \"%d\"}, \"threads\": 1,"
                        + " \"input\": \"x\", \"accuracy\": {\"class\": \"stable\"}, \"flops\": %d, \"bytes\": %d, \"ownFlops\": %d,"
                        + " \"sequence\": %d, \"parameters\": 1, \"axes\": [\"sequence\"]}",
                id,
                family,
                solver,
                n,
                2 * n * n,
                8 * n * n,
                2 * n * n,
                n);
    }

    private static String fork(String id, int round, double time) {
        StringBuilder warmUp = new StringBuilder();
        for (int i = 30; i > 0; i--) {
            warmUp.append(String.format(Locale.ROOT, "%.4g%s", time * (1 + 0.3 * i * i), i > 1 ? "," : ""));
        }
        return String.format(
                Locale.ROOT,
                "{\"cell\": \"%s\", \"round\": %d, \"status\": \"ok\", \"warmup\": [%s], \"measured\": [%.6g, %.6g, %.6g],"
                        + " \"load\": %.4g, \"residual\": 0.5, \"bound\": 30, \"kappa\": 10}%n",
                id,
                round,
                warmUp,
                time,
                1.01 * time,
                1.02 * time,
                0.1 * time);
    }
}
