package threshold.bench;

import java.util.function.LongSupplier;

/** What a warm-up reads of the JVM that it warms up. */
interface Instruments {

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Heap bytes that the operation's threads have allocated so far. */
    long allocatedBytes();

    /** Whether the compiler is idle, and was since the last question. */
    boolean compilerIsIdle();

    /** Whether vectors are made objects of; asked seldom, since the answer takes a walk over the heap. */
    boolean vectorsAreBoxed();

    /** Those of this JVM, for an operation on so many threads. */
    static Instruments ofThisJvm(int threads) {
        Compiler compiler = new Compiler();
        LongSupplier allocated = Allocation.counter(threads);
        return new Instruments() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public long allocatedBytes() {
                return allocated.getAsLong();
            }

            @Override
            public boolean compilerIsIdle() {
                return compiler.isIdle();
            }

            @Override
            public boolean vectorsAreBoxed() {
                return BoxedVectors.areOnTheHeap();
            }
        };
    }
}
