package dev.karst.detection;

import dev.karst.knowledge.YamlFile;
import dev.karst.knowledge.YamlNode;
import dev.karst.session.Session;
import dev.karst.text.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A detection in the form of contentctl.
 *
 * @param file what its file is called in messages
 * @param id null where the file has none, as {@code type}, {@code status} and {@code description}
 * @param dataSources names of the data sources that it needs
 * @param search as the file has it; each character knows where it stands there
 * @param rba what it says about risk under {@code rba}; null where it says nothing there
 * @param tags what it says under {@code tags}, where older detections tell of risk
 */
public record Detection(
    String file,
    String name,
    String id,
    String type,
    String status,
    String description,
    List<String> dataSources,
    SourceText search,
    List<Drilldown> drilldowns,
    Rba rba,
    Tags tags,
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
    dataSources = List.copyOf(dataSources);
    drilldowns = List.copyOf(drilldowns);
    tests = List.copyOf(tests);
  }

  /**
   * Reads a detection's file. Keys that Karst has no use for are passed over.
   *
   * @throws dev.karst.text.KarstException.InputError where the file cannot be read or is no
   *     detection, with file and line
   */
  public static Detection read(Path path, Session session) {
    return of(YamlFile.read(path, session));
  }

  /** The same of a file that is read already. */
  public static Detection of(YamlNode file) {
    return new DetectionReader(file).read();
  }

  /** The same of a text. */
  public static Detection parse(String file, String yaml, Session session) {
    return of(YamlFile.parse(file, yaml, session));
  }

  /** How older detections tell of risk; empty for others. */
  public List<Observable> observables() {
    return tags.observables();
  }

  /**
   * What it says about risk, in the older form ({@code tags.observable}) too; null where it says
   * nothing.
   */
  public Rba risk() {
    return rba != null ? rba : Rba.ofTags(tags);
  }

  /** What its type makes of its results. */
  public DetectionType kind() {
    return DetectionType.named(type);
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
