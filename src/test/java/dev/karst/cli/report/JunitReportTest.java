package dev.karst.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitReportTest {
  /** Validates and parses a report; nothing outside of it is looked at. */
  static Document parse(String report) throws Exception {
    byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
    SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    schemas
        .newSchema(new StreamSource(JunitReportTest.class.getResourceAsStream("junit.xsd")))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(bytes)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> all(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void aSuiteForEachDetectionAndACaseForEachTest() throws Exception {
    Document report = parse(new JunitReport().write(Results.summary()));
    Element root = report.getDocumentElement();
    assertThat(root.getAttribute("tests")).isEqualTo("5");
    assertThat(root.getAttribute("failures")).isEqualTo("1");
    assertThat(root.getAttribute("errors")).isEqualTo("1");
    assertThat(root.getAttribute("time")).isEqualTo("12.345");
    assertThat(all(report, "testsuite"))
        .extracting(
            suite -> suite.getAttribute("tests") + suite.getAttribute("failures"),
            suite -> suite.getAttribute("errors") + suite.getAttribute("skipped"),
            suite -> suite.getAttribute("file"))
        .containsExactly(
            tuple("21", "00", "detections/a.b/one.yml"),
            tuple("10", "10", "../two.yml"),
            tuple("10", "01", "three.yml"),
            tuple("10", "01", "four.yml"));
    assertThat(all(report, "testcase"))
        .extracting(one -> one.getAttribute("classname"))
        .containsExactly("detections.a_b.one", "detections.a_b.one", "two", "three", "four");
  }

  @Test
  void textsComeBackAsTheyWereButForWhatXmlCannotHold() throws Exception {
    Document report = parse(new JunitReport().write(Results.summary()));
    assertThat(all(report, "testsuite").get(0).getAttribute("name"))
        .isEqualTo("One " + Results.SCRIPT);
    String readable = "a & b <c> \"d\" 'e' ]]> \uFFFD\uFFFD[31m \uFFFD \uFFFD \uD83D\uDE00";
    assertThat(all(report, "testcase").get(2).getAttribute("name")).isEqualTo(readable);
    Element error = all(report, "error").get(0);
    assertThat(error.getAttribute("message")).isEqualTo(readable);
    assertThat(error.getTextContent())
        .isEqualTo(
            """
            ../two.yml
            %s
            data: log <1>: 68 events, sysmon:linux (no profile)
            note: events behind a result: 1
            drilldown of row 1: index=risk"""
                .formatted(readable));
  }

  @Test
  void aTestThatWasNotRunIsSkippedAndSaysWhy() throws Exception {
    Document report = parse(new JunitReport().write(Results.summary()));
    assertThat(all(report, "skipped"))
        .extracting(one -> one.getAttribute("message"))
        .containsExactly("manual_test: by hand", "no data: looked for: /d/datasets/x|y.log");
    assertThat(all(report, "failure").get(0).getAttribute("message"))
        .isEqualTo("there is no row {a=[b]}");
    assertThat(all(report, "system-out").get(0).getTextContent())
        .startsWith("1 row, 1 drilldown\ndetections/a.b/one.yml\n");
  }

  @Test
  void noTestsAreAReportToo() throws Exception {
    Document report = parse(new JunitReport().write(new RunSummary(List.of(), 0, 0)));
    assertThat(report.getDocumentElement().getAttribute("tests")).isEqualTo("0");
  }
}
