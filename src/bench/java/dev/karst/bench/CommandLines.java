package dev.karst.bench;

import dev.karst.batch.Lexicon;
import dev.karst.match.Wildcard;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Texts like command lines, for the kernels: the same ones each time. */
public final class CommandLines {
  private static final List<String> PROGRAMS =
      List.of(
          "C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s ",
          "\"C:\\Program Files\\Google\\chrome.exe\" --type=renderer --client-id=",
          "powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\\Scripts\\job",
          "/usr/bin/python3 /opt/app/main.py --config /etc/app/conf.d/",
          "reg.exe add HKLM\\Software\\Vendor\\",
          "curl -s https://host/api/v2/items/");

  private CommandLines() {}

  /** This many distinct ones, ascending by their bytes; one in a thousand is ngrok's. */
  public static String[] sorted(int count) {
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, count)
        .mapToObj(i -> (i % 1000 == 0 ? "ngrok http " : program(random)) + Integer.toHexString(i))
        .sorted()
        .toArray(String[]::new);
  }

  private static String program(SplittableRandom random) {
    return PROGRAMS.get(random.nextInt(PROGRAMS.size()));
  }

  /** The same as a lexicon of a segment. */
  public static Lexicon lexicon(int count) {
    Lexicon read = Lexicon.of(sorted(count));
    return new Lexicon(read.bytes(), read.starts(), true, false);
  }

  /** This many patterns, the first of which finds ngrok's, the others little. */
  public static List<Wildcard> patterns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Wildcard.of(i == 0 ? "*ngrok*" : "*tool" + i + " -run*", false))
        .toList();
  }

  /** Codes of rows, each below {@code distinct}. */
  public static int[] codes(int rows, int distinct) {
    SplittableRandom random = new SplittableRandom(distinct);
    int[] codes = new int[rows];
    Arrays.setAll(codes, i -> random.nextInt(distinct));
    return codes;
  }
}
