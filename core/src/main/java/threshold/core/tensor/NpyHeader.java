package threshold.core.tensor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of an npy file, a Python dictionary as text: {@code {'descr': '<f4', 'fortran_order': False, 'shape': (2,
 * 3), }}, its keys in any order. Of Python no more is understood than these three need.
 *
 * @param at the byte of the file where descr stands
 * @param descr order and type of the numbers
 * @param columnMajor whether the first size runs fastest
 * @param shape the sizes
 */
record NpyHeader(long at, String descr, boolean columnMajor, List<Long> shape) {

    /** @throws IllegalArgumentException naming the file and byte that is malformed */
    static NpyHeader read(Mapping file, long offset, long length) {
        // One character for one byte, so that a position in the text is one in the file.
        String text = new String(file.copy(offset, length), StandardCharsets.ISO_8859_1);
        return new Reader(file, offset, text).header();
    }

    /** Goes through the text once, without a step back. */
    private static final class Reader {

        private static final int MOST_DIGITS = 18;

        private final Mapping file;
        private final long offset;
        private final String text;
        private int at;

        Reader(Mapping file, long offset, String text) {
            this.file = file;
            this.offset = offset;
            this.text = text;
        }

        NpyHeader header() {
            long place = offset;
            String descr = null;
            Boolean columnMajor = null;
            List<Long> shape = null;
            require('{');
            while (!accept('}')) {
                int begin = at;
                String key = quoted();
                require(':');
                switch (key) {
                    case "descr" -> {
                        requireFirst(descr, begin);
                        skipSpace();
                        place = offset + at;
                        descr = quoted();
                    }
                    case "fortran_order" -> {
                        requireFirst(columnMajor, begin);
                        columnMajor = truth();
                    }
                    case "shape" -> {
                        requireFirst(shape, begin);
                        shape = tuple();
                    }
                    default -> throw malformed(begin, "a key must be descr, fortran_order or shape");
                }
                if (!accept(',')) {
                    require('}');
                    break;
                }
            }
            skipSpace();
            if (at < text.length()) {
                throw malformed(at, "nothing may follow the dictionary");
            }
            if (descr == null || columnMajor == null || shape == null) {
                throw malformed(0, "the header must have descr, fortran_order and shape");
            }
            return new NpyHeader(place, descr, columnMajor, List.copyOf(shape));
        }

        private void requireFirst(@Nullable Object before, int begin) {
            if (before != null) {
                throw malformed(begin, "a key is there twice");
            }
        }

        private List<Long> tuple() {
            List<Long> sizes = new ArrayList<>();
            boolean separated = true;
            require('(');
            while (!accept(')')) {
                if (!separated || sizes.size() == Shapes.MOST_DIMENSIONS) {
                    throw malformed(
                            at,
                            "the shape must be at most " + Shapes.MOST_DIMENSIONS
                                    + " sizes between brackets, with commas");
                }
                sizes.add(size());
                separated = accept(',');
            }
            if (sizes.size() == 1 && !separated) {
                throw malformed(at, "the shape of one size must be a tuple, with a comma");
            }
            return sizes;
        }

        private long size() {
            skipSpace();
            int begin = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == begin || at - begin > MOST_DIGITS) {
                throw malformed(begin, "a size must be a whole number of 1 to " + MOST_DIGITS + " digits");
            }
            return Long.parseLong(text, begin, at, 10);
        }

        private boolean truth() {
            skipSpace();
            boolean truth = text.startsWith("True", at);
            if (!truth && !text.startsWith("False", at)) {
                throw malformed(at, "fortran_order must be True or False");
            }
            at += truth ? "True".length() : "False".length();
            return truth;
        }

        private String quoted() {
            skipSpace();
            char quote = at < text.length() ? text.charAt(at) : 0;
            int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
            if (end < 0) {
                throw malformed(at, "a text in quotes must stand here");
            }
            String inside = text.substring(at + 1, end);
            at = end + 1;
            return inside;
        }

        private void require(char wanted) {
            if (!accept(wanted)) {
                throw malformed(at, "a " + wanted + " must stand here");
            }
        }

        private boolean accept(char wanted) {
            skipSpace();
            boolean isThere = at < text.length() && text.charAt(at) == wanted;
            at += isThere ? 1 : 0;
            return isThere;
        }

        private void skipSpace() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private Malformed malformed(int position, String what) {
            return file.malformed(offset + position, what);
        }
    }
}
