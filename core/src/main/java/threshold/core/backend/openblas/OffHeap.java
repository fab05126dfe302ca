package threshold.core.backend.openblas;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;

/** A plan's memory outside the Java heap: matrices on cache lines of their own, and the scalars that Fortran points at. */
final class OffHeap implements AutoCloseable {

    private static final int CACHE_LINE = 64;

    // Shared, since a plan may pass from one thread to another between its calls.
    private final Arena arena = Arena.ofShared();
    private long bytes;

    /**
     * What a maker builds in new memory, which is given back if it fails: nobody else would close a plan that was never
     * finished.
     */
    static <T> T building(Function<OffHeap, T> maker) {
        OffHeap memory = new OffHeap();
        try {
            return maker.apply(memory);
        } catch (RuntimeException | Error failure) {
            memory.close();
            throw failure;
        }
    }

    /** A matrix of zeros. */
    ColumnMajor matrix(int rows, int cols) {
        return new ColumnMajor(doubles((long) rows * cols), rows, cols);
    }

    MemorySegment doubles(long count) {
        return allocate(Math.multiplyExact(count, Double.BYTES));
    }

    MemorySegment ints(long count) {
        return allocate(Math.multiplyExact(count, Integer.BYTES));
    }

    /** The address of an int for a Fortran argument. */
    long integer(int value) {
        MemorySegment cell = ints(1);
        cell.set(ValueLayout.JAVA_INT, 0, value);
        return cell.address();
    }

    /** The address of a character for a Fortran argument. */
    long letter(char value) {
        MemorySegment cell = allocate(1);
        cell.set(ValueLayout.JAVA_BYTE, 0, (byte) value);
        return cell.address();
    }

    /** What a routine reports of itself. */
    Info info(String routine, String sizes) {
        return new Info(routine, sizes, ints(1));
    }

    /** Bytes allocated so far. */
    long bytes() {
        return bytes;
    }

    private MemorySegment allocate(long size) {
        MemorySegment segment = arena.allocate(size, CACHE_LINE);
        bytes += size;
        return segment;
    }

    @Override
    public void close() {
        arena.close();
    }
}
