package threshold.bench;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * A JVM as a warm-up sees it, and an operation in it, made up: time passes only while the operation is called. What a
 * call takes and allocates, and whether the compiler is idle, follows from the calls so far.
 */
final class ScriptedJvm implements Instruments, Runnable {

    static final double MS = 1e6;

    private final IntToDoubleFunction nanoseconds;
    private IntToLongFunction bytes = _ -> 0;
    private int busyUntil;
    private boolean vectors;
    private int calls;
    private int walks;
    private double now;
    private long allocated;

    /** @param nanoseconds what each call takes, by the calls before it */
    ScriptedJvm(IntToDoubleFunction nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /** Each call allocates, by the calls before it. */
    ScriptedJvm allocating(IntToLongFunction bytesOfCall, boolean ofVectors) {
        bytes = bytesOfCall;
        vectors = ofVectors;
        return this;
    }

    /** The compiler is at work until so many calls. */
    ScriptedJvm compilingUntil(int call) {
        busyUntil = call;
        return this;
    }

    WarmUp warmUp(double settle, double cap) {
        return new WarmUp(this, null, settle, cap, this);
    }

    int calls() {
        return calls;
    }

    /** How often the heap was walked. */
    int walks() {
        return walks;
    }

    double elapsed() {
        return now;
    }

    @Override
    public void run() {
        now += nanoseconds.applyAsDouble(calls);
        allocated += bytes.applyAsLong(calls);
        calls++;
    }

    @Override
    public long nanoTime() {
        return (long) now;
    }

    @Override
    public long allocatedBytes() {
        return allocated;
    }

    @Override
    public boolean compilerIsIdle() {
        return calls >= busyUntil;
    }

    @Override
    public boolean vectorsAreBoxed() {
        walks++;
        return vectors;
    }
}
