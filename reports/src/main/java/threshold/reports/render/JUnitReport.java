package threshold.reports.render;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import threshold.reports.unit.Numbers;
import threshold.reports.verdict.CellVerdict;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Fault;
import threshold.reports.verdict.Growth;
import threshold.reports.verdict.Verdict;

/** A comparison as JUnit's XML, which every continuous integration shows. */
final class JUnitReport {

    private final Comparison comparison;
    private final XMLStreamWriter xml;

    private JUnitReport(Comparison comparison, XMLStreamWriter xml) {
        this.comparison = comparison;
        this.xml = xml;
    }

    static String of(Comparison comparison) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JUnitReport(comparison, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes whatever is written to it", e);
        }
        return out + "\n";
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "threshold");
        List<CellVerdict> cells = comparison.cells();
        List<Comparison.Lost> lost = comparison.lost();
        xml.writeAttribute(
                "tests",
                Integer.toString(
                        cells.size() + lost.size() + comparison.growths().size()));
        xml.writeAttribute("failures", Long.toString(failures()));
        xml.writeAttribute("skipped", Long.toString(skipped()));
        for (CellVerdict cell : cells) {
            cell(cell);
        }
        for (Comparison.Lost one : lost) {
            testCase(one.id().replaceFirst("/.*", ""), one.id(), one.failed() ? "failure" : "skipped", one.why());
        }
        for (Growth growth : comparison.growths()) {
            growth(growth);
        }
        newLine();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private long failures() {
        return comparison.cells().stream().filter(this::isFailed).count()
                + comparison.lost().stream().filter(Comparison.Lost::failed).count()
                + comparison.worseGrowths().size();
    }

    private long skipped() {
        return comparison.cells().stream()
                        .filter(cell -> !isFailed(cell) && isSkipped(cell))
                        .count()
                + comparison.lost().stream().filter(lost -> !lost.failed()).count();
    }

    private boolean isFailed(CellVerdict cell) {
        return !cell.faults().isEmpty()
                || cell.verdict() == Verdict.REGRESSION
                        && comparison.waiver(cell).isEmpty();
    }

    private boolean isSkipped(CellVerdict cell) {
        return cell.verdict() == Verdict.INCONCLUSIVE;
    }

    private void cell(CellVerdict cell) throws XMLStreamException {
        String outcome = isFailed(cell) ? "failure" : isSkipped(cell) ? "skipped" : "";
        testCase(cell.next().cell().setting().family(), cell.id(), outcome, message(cell));
    }

    private static String message(CellVerdict cell) {
        String faults = cell.faults().stream()
                .map(Fault::kind)
                .map(Fault.Kind::label)
                .map(kind -> " worse " + kind)
                .collect(Collectors.joining());
        return (cell.verdict().label() + ": "
                        + ComparisonTable.change(cell.contrast().ratio()) + ", p " + Numbers.narrow(cell.p(), 2)
                        + faults + " " + cell.why())
                .strip();
    }

    private void growth(Growth growth) throws XMLStreamException {
        testCase(
                growth.family(),
                growth.solver() + " along " + growth.axis().label() + ", " + growth.constants(),
                growth.isWorse(comparison.policy()) ? "failure" : "",
                "exponent " + Numbers.fixed(growth.next().slope(), 2) + ", before "
                        + Numbers.fixed(growth.base().slope(), 2));
    }

    private void testCase(String family, String name, String outcome, String message) throws XMLStreamException {
        newLine();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", TextReport.visible(family));
        xml.writeAttribute("name", TextReport.visible(name));
        if (!outcome.isEmpty()) {
            xml.writeEmptyElement(outcome);
            xml.writeAttribute("message", TextReport.visible(message));
        }
        xml.writeEndElement();
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
