package dev.karst.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs what most command lines run, in one process and for nobody: the launcher keeps the classes
 * that it loads in an archive, and a process that finds them there starts in a third of the time.
 */
public final class Rehearsal {
  /**
   * Set where the process is a rehearsal. It is started as every other is, by the jar's main class:
   * an archive is of use only to a process that opens the same modules in the same way.
   */
  static final String PROPERTY = "karst.rehearsal";

  /** So many that no lexicon is small enough to be read at once. */
  private static final int ROWS = 300;

  private static final String SEARCH =
      "| tstats `security_content_summariesonly` count min(_time) as firstTime max(_time) as"
          + " lastTime values(Processes.process) dc(Processes.user) from datamodel=Endpoint.Processes"
          + " where Processes.process_name=ngrok Processes.process IN (\"*start*\", \"*http*\")"
          + " by Processes.dest Processes.process_guid Processes.user"
          + " | `drop_dm_object_name(Processes)` | `security_content_ctime(firstTime)`"
          + " | `ngrok_filter`";

  private Rehearsal() {}

  /**
   * @param arguments a detection that brings its own data, or nothing
   */
  public static void main(String[] arguments) throws IOException {
    for (String detection : arguments) {
      run("run", detection);
      run("check", detection);
    }
    Path folder = Files.createTempDirectory("karst-rehearsal");
    try {
      store(folder);
    } finally {
      delete(folder);
    }
    run("search", "| makeresults count=3 | eval a=random() | stats sum(a) by _time | sort - a");
    run("help");
  }

  private static void store(Path folder) throws IOException {
    Path rows = folder.resolve("processes.csv");
    Files.write(rows, rows());
    String home = folder.resolve("home").toString();
    run("ingest", rows.toString(), "--dataset", "Endpoint.Processes", "--home", home);
    run("search", "--home", home, SEARCH);
    run("search", "--home", home, "--threads", "1", "--format", "json", SEARCH);
    run("explain", "--home", home, SEARCH);
  }

  private static List<String> rows() {
    List<String> rows =
        new ArrayList<>(List.of("_time,dest,process,process_guid,process_name,user"));
    for (int i = 0; i < ROWS; i++) {
      String name = i % 100 == 0 ? "ngrok" : "bash";
      rows.add(
          String.join(
              ",",
              "170000" + i,
              "host-" + i % 70,
              name + " http " + i,
              "{" + i + "}",
              name,
              "u" + i));
    }
    return rows;
  }

  private static void run(String... arguments) {
    Main.run(
        arguments,
        new ByteArrayInputStream(new byte[0]),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
