package dev.karst.detection;

import dev.karst.knowledge.YamlFile;
import dev.karst.session.Session;
import dev.karst.text.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A detection in the form of contentctl.
 *
 * @param file what its file is called in messages
 * @param id null where the file has none, as {@code type} and {@code status}
 * @param search as the file has it; each character knows where it stands there
 * @param rba what it says about risk; null where it says nothing
 * @param observables how older detections say it ({@code tags.observable}); empty for others
 */
public record Detection(
    String file,
    String name,
    String id,
    String type,
    String status,
    SourceText search,
    List<Drilldown> drilldowns,
    Rba rba,
    List<Observable> observables,
    List<TestBlock> tests) {
  /**
   * Something that an older detection saw.
   *
   * @param name the field
   * @param type such as {@code Hostname}
   * @param roles such as {@code Victim}
   */
  public record Observable(String name, String type, List<String> roles) {
    public Observable {
      roles = List.copyOf(roles);
    }
  }

  /**
   * One test of a detection.
   *
   * @param data the events it runs on
   */
  public record TestBlock(String name, List<TestData> data) {
    public TestBlock {
      data = List.copyOf(data);
    }
  }

  public Detection {
    drilldowns = List.copyOf(drilldowns);
    observables = List.copyOf(observables);
    tests = List.copyOf(tests);
  }

  /**
   * Reads a detection's file. Keys that Karst has no use for are passed over.
   *
   * @throws dev.karst.text.KarstException.InputError where the file cannot be read or is no
   *     detection, with file and line
   */
  public static Detection read(Path path, Session session) {
    return new DetectionReader(YamlFile.read(path, session)).read();
  }

  /** The same of a text. */
  public static Detection parse(String file, String yaml, Session session) {
    return new DetectionReader(YamlFile.parse(file, yaml, session)).read();
  }

  /**
   * The macro that users filter its results with, by contentctl's rule: the name in lower case with
   * {@code _} for blank, {@code -}, {@code .} and {@code /}, and {@code _filter} (semantics.md
   * section 5).
   */
  public String filterMacro() {
    return name.replaceAll("[ \\-./]", "_").toLowerCase(Locale.ROOT) + "_filter";
  }
}
