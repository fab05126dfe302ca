package threshold.core.family;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** All numbers of a problem or a solution in one row, to see whether a bit of them changed. */
final class Values {

    private Values() {}

    /** The numbers of an array, of a boxed double, or of a record and its components. */
    static double[] of(@Nullable Object value) {
        return switch (value) {
            case null -> new double[0];
            case double[] array -> array.clone();
            case int[] array -> Arrays.stream(array).asDoubleStream().toArray();
            case Number number -> new double[] {number.doubleValue()};
            case Record record ->
                Arrays.stream(record.getClass().getRecordComponents())
                        .map(component -> of(read(component, record)))
                        .flatMapToDouble(DoubleStream::of)
                        .toArray();
            default -> throw new AssertionError("no numbers in a " + value.getClass());
        };
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("record " + record.getClass(), e);
        }
    }
}
