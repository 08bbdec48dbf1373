package dev.karst.cli;

import dev.karst.cli.format.CellText;
import dev.karst.diagnose.Diagnosis;
import dev.karst.diagnose.Diagnosis.ConditionCount;
import dev.karst.diagnose.Diagnosis.NearRow;
import dev.karst.diagnose.Diagnosis.StageCount;
import dev.karst.diagnose.Finding;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import dev.karst.value.Multi;
import java.util.List;
import java.util.Locale;

/** A diagnosis as text: the causes, the rows of each step, each condition, the nearest rows. */
record WhyReport(Diagnosis diagnosis) {
  private static final int MOST_FINDINGS = 5;
  private static final int MOST_CHARS = 140;

  String text(String detection) {
    StringBuilder out = new StringBuilder();
    if (diagnosis.fired()) {
      out.append(detection).append(": it gives ");
      out.append(InputFiles.counted(diagnosis.rows(), "row", "rows")).append('\n');
    } else {
      out.append(detection).append(": no rows\n");
      causes(out);
    }
    stages(out);
    conditions(out);
    nearest(out);
    return out.toString();
  }

  /** What is said of a search that is refused: that is why it gives no rows. */
  static String refused(String detection, Finding refusal, Diagnostic why) {
    String rest = why.render().substring(why.render().indexOf('\n') + 1);
    return detection
        + ": no rows, the search is refused\n\n1. "
        + refusal.cause()
        + ": "
        + refusal.message()
        + "\n"
        + indented(rest);
  }

  private static String indented(String text) {
    return text.lines().map(line -> "  " + line + "\n").reduce("", String::concat);
  }

  private void causes(StringBuilder out) {
    List<Finding> findings = diagnosis.findings();
    for (int i = 0; i < Math.min(MOST_FINDINGS, findings.size()); i++) {
      Finding one = findings.get(i);
      out.append('\n').append(i + 1).append(". ").append(one.cause()).append(": ");
      out.append(printable(one.message())).append('\n');
      for (String help : one.help()) {
        if (!help.isEmpty()) {
          out.append("   ").append(cut(help)).append('\n');
        }
      }
      String place = place(one.span());
      if (!place.isEmpty()) {
        out.append("   at ").append(place).append('\n');
      }
      if (one.proof() == Finding.Proof.REPAIRED) {
        out.append("   with this change: ");
        out.append(InputFiles.counted(one.rows(), "row", "rows")).append('\n');
      } else if (one.proof() == Finding.Proof.STEP) {
        out.append("   with this change rows pass here, and a later step takes them\n");
      }
    }
    if (findings.size() > MOST_FINDINGS) {
      out.append("\n(").append(findings.size() - MOST_FINDINGS);
      out.append(" more with --format json)\n");
    }
  }

  /** File, line and column; empty where it stands nowhere. */
  static String place(Span span) {
    if (span.text() == null) {
      return "";
    }
    SourceText.Place place = span.text().place(span.start());
    int offset = Math.min(place.offset(), place.source().text().length());
    return place.source().name()
        + ":"
        + place.source().line(offset)
        + ":"
        + place.source().column(offset);
  }

  private void stages(StringBuilder out) {
    out.append("\nrows after each step\n");
    List<StageCount> stages = diagnosis.stages();
    for (int i = 0; i < stages.size(); i++) {
      StageCount one = stages.get(i);
      out.append(String.format(Locale.ROOT, "%10d  ", one.out()));
      out.append(one.command()).append(": ").append(cut(one.what()));
      out.append(i == diagnosis.lost() ? "   <-- all rows are lost here\n" : "\n");
    }
  }

  private void conditions(StringBuilder out) {
    if (diagnosis.conditions().isEmpty()) {
      return;
    }
    long came = diagnosis.stages().get(diagnosis.lost()).in();
    out.append("\neach condition, on the ").append(InputFiles.counted(came, "row", "rows"));
    out.append(" that came to it\n   meet it    fail only it\n");
    for (ConditionCount one : diagnosis.conditions()) {
      out.append(String.format(Locale.ROOT, "%10d  %12d  ", one.alone(), one.without()));
      out.append(cut(one.condition())).append('\n');
    }
  }

  private void nearest(StringBuilder out) {
    if (!diagnosis.nearest().isEmpty()) {
      out.append("\nnearest rows\n");
    }
    for (NearRow one : diagnosis.nearest()) {
      out.append("  fails ").append(cut(String.join(" and ", one.failed()))).append('\n');
      one.fields()
          .forEach(
              (name, value) ->
                  out.append("    ")
                      .append(printable(name))
                      .append(" = ")
                      .append(cut(String.join(", ", Multi.texts(value))))
                      .append('\n'));
    }
  }

  private static String cut(String text) {
    return CellText.cut(printable(text), MOST_CHARS);
  }

  private static String printable(String text) {
    return CellText.printable(text);
  }
}
