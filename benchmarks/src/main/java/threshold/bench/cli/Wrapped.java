package threshold.bench.cli;

/** Text for a console of 80 columns. */
final class Wrapped {

    private static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    /** Adds a line, broken between words where it is too long, and continued four columns in. */
    void line(String content) {
        String rest = content;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > WIDTH / 2 ? space : WIDTH;
            text.append(rest, 0, end).append('\n');
            rest = "    " + rest.substring(end).strip();
        }
        text.append(rest.stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
