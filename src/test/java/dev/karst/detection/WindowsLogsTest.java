package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.ingest.InputSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real Windows logs: no event is lost, and each is what it is. */
class WindowsLogsTest {
  private static final List<String> DATASETS =
      List.of(
          "Endpoint.Processes",
          "Endpoint.Filesystem",
          "Endpoint.Registry",
          "Endpoint.Services",
          "Endpoint.Ports",
          "Network_Traffic.All_Traffic",
          "Network_Resolution.DNS");

  private static final String SYSMON = "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational";

  static List<Path> logs(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Bench.shared("data", folder))) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("MANIFEST"))
          .sorted()
          .toList();
    }
  }

  private static Bench bench(List<Path> logs) {
    return new Bench().read(logs.stream().map(InputSpec::of).toList());
  }

  /** A search's rows, a line each. */
  private static List<String> lines(Bench bench, String search) {
    return bench.rows(search).stream()
        .map(row -> row.values().stream().map(Object::toString).collect(Collectors.joining(" | ")))
        .toList();
  }

  private static List<String> datasets(Bench bench) {
    return DATASETS.stream()
        .flatMap(
            dataset ->
                lines(bench, "| tstats count FROM datamodel=" + dataset + " BY source").stream()
                    .map(line -> dataset + " | " + line))
        .toList();
  }

  /** How often a text stands in the files, however they are read. */
  private static long occurrences(List<Path> logs, String regex) throws IOException {
    long count = 0;
    for (Path log : logs) {
      count += Pattern.compile(regex).matcher(Files.readString(log)).results().count();
    }
    return count;
  }

  @Test
  void everyEventOfTheXmlAndTextLogsIsThere() throws IOException {
    List<Path> logs = logs("windows_xml");
    try (Bench bench = bench(logs)) {
      assertThat(occurrences(logs, "<Event[ >]")).isEqualTo(379);
      assertThat(occurrences(logs, "(?m)^LogName=")).isEqualTo(25);
      assertThat(lines(bench, "index=main | stats count")).containsExactly("404");
      assertThat(
              lines(
                  bench,
                  "index=main | eval id=coalesce(EventID, EventCode)"
                      + " | stats count BY sourcetype, source, id"))
          .containsExactly(
              "WinEventLog | WinEventLog:Microsoft-Windows-PowerShell/Operational | 4104 | 19",
              "WinEventLog | WinEventLog:Security | 4688 | 6",
              "XmlWinEventLog | XmlWinEventLog:Microsoft-Windows-PowerShell/Operational | 4104 | 25",
              "XmlWinEventLog | " + SYSMON + " | 1 | 103",
              "XmlWinEventLog | " + SYSMON + " | 3 | 9",
              "XmlWinEventLog | " + SYSMON + " | 10 | 16",
              "XmlWinEventLog | " + SYSMON + " | 11 | 38",
              "XmlWinEventLog | " + SYSMON + " | 12 | 3",
              "XmlWinEventLog | " + SYSMON + " | 13 | 17",
              "XmlWinEventLog | " + SYSMON + " | 22 | 9",
              "XmlWinEventLog | XmlWinEventLog:Microsoft-Windows-TaskScheduler/Operational | 106"
                  + " | 1",
              "XmlWinEventLog | XmlWinEventLog:Security | 4688 | 40",
              "sysmon:linux | Syslog:Linux-Sysmon/Operational | 1 | 118");
      assertThat(datasets(bench))
          .containsExactly(
              "Endpoint.Processes | Syslog:Linux-Sysmon/Operational | 118",
              "Endpoint.Processes | WinEventLog:Security | 6",
              "Endpoint.Processes | " + SYSMON + " | 119",
              "Endpoint.Processes | XmlWinEventLog:Security | 40",
              "Endpoint.Filesystem | " + SYSMON + " | 38",
              "Endpoint.Registry | " + SYSMON + " | 20",
              "Network_Traffic.All_Traffic | " + SYSMON + " | 9",
              "Network_Resolution.DNS | " + SYSMON + " | 9");
    }
  }

  @Test
  void everyEventOfTheJsonLogsIsThere() throws IOException {
    List<Path> logs = logs("windows_json");
    try (Bench bench = bench(logs)) {
      assertThat(occurrences(logs, "\n")).isEqualTo(8129);
      assertThat(lines(bench, "index=main | stats count BY sourcetype, source, EventID, EventCode"))
          .containsExactly(
              "WinEventLog:JSON | " + SYSMON + " | 1 | 1 | 4152",
              "WinEventLog:JSON | " + SYSMON + " | 11 | 11 | 2112",
              "WinEventLog:JSON | " + SYSMON + " | 13 | 13 | 232",
              "WinEventLog:JSON | XmlWinEventLog:Security | 4688 | 4688 | 1633");
      assertThat(datasets(bench))
          .containsExactly(
              "Endpoint.Processes | " + SYSMON + " | 4152",
              "Endpoint.Processes | XmlWinEventLog:Security | 1633",
              "Endpoint.Filesystem | " + SYSMON + " | 2112",
              "Endpoint.Registry | " + SYSMON + " | 232");
      assertThat(
              lines(
                  bench,
                  "| tstats count FROM datamodel=Endpoint.Processes"
                      + " WHERE Processes.dest=unknown OR Processes.process=unknown BY source"))
          .isEmpty();
    }
  }
}
