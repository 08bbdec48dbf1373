package dev.karst.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Runs a command line in this process and keeps what it wrote. */
record Cli(int status, String out, String err) {
  static Cli run(String... arguments) {
    return withInput("", arguments);
  }

  static Cli withInput(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            arguments, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    return new Cli(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
