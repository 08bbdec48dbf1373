package dev.karst.detection.test;

import dev.karst.detection.Detection;
import dev.karst.detection.pack.ContentPack;
import java.util.List;

/**
 * One test of one detection.
 *
 * @param name of the test
 * @param file where it stands
 * @param own whether it stands in a file of test cases, not in the detection
 * @param inputs what it runs over
 * @param macros as {@code --macro} has them
 * @param time when it runs and what it looks at
 * @param notes what users are to know before it runs
 */
public record TestCase(
    Detection detection,
    ContentPack pack,
    String name,
    String file,
    boolean own,
    List<TestInput> inputs,
    List<String> macros,
    TestTime time,
    Expectation expectation,
    List<String> notes) {
  public TestCase {
    inputs = List.copyOf(inputs);
    macros = List.copyOf(macros);
    notes = List.copyOf(notes);
  }

  /** What tests have in common that can share the events that they read. */
  record Shared(List<TestInput> inputs, List<String> macros, TestTime time, ContentPack pack) {}

  Shared shared() {
    return new Shared(inputs, macros, time, pack);
  }
}
