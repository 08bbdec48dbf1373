package dev.karst.cli.report;

import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All results as Markdown for a pull request: what failed in full, what passed in a table that is
 * folded away, the rest counted. It stays below the size that code hosts take as a comment.
 */
final class MarkdownReport implements ReportFormat {
  /** GitHub takes 65,536 characters. */
  private static final int MOST = 60_000;

  private static final int MOST_OF_ONE = 8_000;
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~@-]");
  private static final Pattern FENCES = Pattern.compile("`{3,}");

  @Override
  public String write(RunSummary summary) {
    StringBuilder out = new StringBuilder();
    out.append(summary.failed() ? "## Detections: failed\n\n" : "## Detections: passed\n\n");
    out.append(summary.sentence()).append("\n\n");
    List<TestResult> bad = of(summary, result -> result.status().bad());
    for (int i = 0; i < bad.size(); i++) {
      String full = full(bad.get(i));
      if (out.length() + full.length() > MOST) {
        out.append("... and ").append(bad.size() - i).append(" more that failed.\n\n");
        break;
      }
      out.append(full);
    }
    passed(of(summary, result -> result.status() == Status.PASS), out);
    reasons(summary, Status.SKIPPED, "skipped", out);
    reasons(summary, Status.NO_DATA, "without data", out);
    return out.toString();
  }

  private static List<TestResult> of(RunSummary summary, Predicate<TestResult> wanted) {
    return summary.results().stream().filter(wanted).toList();
  }

  private static String full(TestResult result) {
    ResultText text = new ResultText(result);
    String lines = String.join("\n", text.lines());
    if (lines.length() > MOST_OF_ONE) {
      lines = lines.substring(0, MOST_OF_ONE) + "\n...";
    }
    String fence = fence(lines);
    return "### "
        + result.status().word()
        + ": "
        + plain(text.title())
        + "\n\n"
        + fence
        + "\n"
        + lines
        + "\n"
        + fence
        + "\n\n";
  }

  /** Longer than any that the text holds. */
  private static String fence(String text) {
    int longest = 2;
    for (Matcher fences = FENCES.matcher(text); fences.find(); ) {
      longest = Math.max(longest, fences.end() - fences.start());
    }
    return "`".repeat(longest + 1);
  }

  private static void passed(List<TestResult> passed, StringBuilder out) {
    if (passed.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("| detection | test | results | time |");
    lines.add("|---|---|---|---:|");
    for (TestResult result : passed) {
      lines.add(
          "| "
              + plain(result.detection())
              + " | "
              + plain(result.test())
              + " | "
              + String.join(", ", new ResultText(result).counts())
              + " | "
              + RunSummary.seconds(result.millis())
              + " |");
    }
    folded(passed.size() + " passed", lines, out);
  }

  private static void reasons(RunSummary summary, Status status, String word, StringBuilder out) {
    List<String> lines = new ArrayList<>();
    summary
        .reasons(status)
        .forEach((reason, count) -> lines.add("- " + count + ": " + plain(reason)));
    if (!lines.isEmpty()) {
      folded(summary.count(status) + " " + word, lines, out);
    }
  }

  private static void folded(String title, List<String> lines, StringBuilder out) {
    out.append("<details><summary>").append(title).append("</summary>\n\n");
    int shown = 0;
    for (String line : lines) {
      if (out.length() + line.length() > MOST) {
        break;
      }
      out.append(line).append('\n');
      shown++;
    }
    if (shown < lines.size()) {
      out.append("\n... and ").append(lines.size() - shown).append(" more.\n");
    }
    out.append("\n</details>\n\n");
  }

  /** A text as itself, on one line. */
  private static String plain(String text) {
    String escaped = new Markup().text(text.replaceAll("\\s+", " ")).toString();
    return SPECIAL.matcher(escaped).replaceAll("\\\\$0");
  }
}
