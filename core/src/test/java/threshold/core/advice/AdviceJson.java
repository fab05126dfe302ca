package threshold.core.advice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Writes tables as {@code threshold advise --export} does. */
final class AdviceJson {

    private final List<String> cells = new ArrayList<>();

    /** Square products whose flop takes so many nanoseconds. */
    AdviceJson gemm(String solver, IntToDoubleFunction rate, int... orders) {
        for (int n : orders) {
            double time = rate.applyAsDouble(n) * 2.0 * n * n * n;
            cells.add(cell(
                    "gemm",
                    solver,
                    "{\"m\": \"%d\", \"n\": \"%d\", \"k\": \"%d\"}".formatted(n, n, n),
                    "\"kappa\": 1, \"accuracy\": \"stable\", \"residual\": 0.1",
                    time));
        }
        return this;
    }

    /** Values of heads of 2000 to 8000 words. */
    AdviceJson headSvd(String solver, String accuracy, double maxKappa, double kappa, double residual, double time) {
        for (int v = 2000; v <= 8000; v *= 2) {
            String limit = Double.isNaN(maxKappa) ? "" : ", \"maxKappa\": " + maxKappa;
            cells.add(cell(
                    "head-svd",
                    solver,
                    "{\"V\": \"%d\", \"d\": \"100\", \"want\": \"values\"}".formatted(v),
                    "\"kappa\": %s, \"accuracy\": \"%s\"%s, \"residual\": %s"
                            .formatted(kappa, accuracy, limit, residual),
                    time * v));
        }
        return this;
    }

    private static String cell(String family, String solver, String sizes, String accuracy, double time) {
        return String.format(
                Locale.ROOT,
                "{\"family\": \"%s\", \"solver\": \"%s\", \"threads\": 1, \"sizes\": %s, \"input\": \"x\", %s, \"forks\": 6,"
                        + " \"time\": %s, \"low\": %s, \"high\": %s}",
                family,
                solver,
                sizes,
                accuracy,
                time,
                0.98 * time,
                1.02 * time);
    }

    String text() {
        return """
            {
              "version": 1,
              "machine": "A CPU, 2 cores",
              "jvm": "25",
              "created": "2026-01-01",
              "backends": {"ejml": ["version=0.44.0"]},
              "cells": [
            """ + String.join(",\n", cells) + "\n]\n}\n";
    }

    Advice advice() throws IOException {
        return AdviceTest.read(text());
    }
}
