package dev.karst.cli;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files that the command line names, read line by line. */
final class LinesOf {
  private LinesOf() {}

  /**
   * @param name a path, or {@code -} for standard input
   */
  static BufferedReader open(String name, Console console) {
    if (name.equals("-")) {
      return new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    }
    Path path = ArgumentParser.path(name);
    try {
      require(path);
      return new BufferedReader(
          new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The whole text of a file. */
  static String text(Path path) {
    try {
      require(path);
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static void require(Path path) {
    if (Files.isDirectory(path)) {
      throw new InputError("input", path + " is a directory, not a file");
    }
    if (!Files.exists(path)) {
      throw new InputError("input", path + " does not exist");
    }
  }

  private static InputError unreadable(Path path, IOException e) {
    String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return new InputError(Diagnostic.error("input", path + " cannot be read: " + reason), e);
  }
}
