package dev.karst.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** {@code karst fmt}: lays out a search, a stage a line; its macros stay as they are. */
final class FmtCli implements Subcommand {
  @Override
  public String name() {
    return "fmt";
  }

  @Override
  public String operands() {
    return "FILE|'SPL'";
  }

  @Override
  public String about() {
    return "Lays out a search: one stage a line, subsearches indented, macros as they are.";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.NO_COLOR);
  }

  @Override
  public int run(CommandLine line, Console console) {
    String operand = line.operand("a search or a file of one");
    console.out().print(new SplLayout(text(operand)).format());
    return 0;
  }

  /** An operand that names a file, or looks like the name of one, is a file. */
  private static String text(String operand) {
    if (operand.matches("[^\\s|=\"`]+\\.(spl|txt)") || isFile(operand)) {
      return LinesOf.text(ArgumentParser.path(operand));
    }
    return operand;
  }

  private static boolean isFile(String operand) {
    try {
      return operand.length() < 4096 && Files.exists(Path.of(operand));
    } catch (java.nio.file.InvalidPathException e) {
      return false;
    }
  }
}
