package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.ingest.InputSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every field that the add-ons are known to give to real Windows events: each event's text is read
 * here a second time, by other means, and mapped by hand (source: documented, the add-ons' own
 * configuration).
 */
class WindowsFieldsTest {
  private static final Pattern DATA =
      Pattern.compile("<Data Name='([^']*)'>([^<]*)</Data>|<(Computer)>([^<]*)</Computer>");

  private static final Pattern ID = Pattern.compile("<EventID>(\\d+)</EventID>");

  /** Values of one event by their own names; an empty one is none. */
  private record Event(String id, Map<String, String> values) {
    String get(String name) {
      return values.get(name);
    }

    /** Null for the dash that stands for nothing. */
    String given(String name) {
      return "-".equals(get(name)) ? null : get(name);
    }
  }

  private static Event ofXml(String raw) {
    Map<String, String> values = new HashMap<>();
    Matcher data = DATA.matcher(raw);
    while (data.find()) {
      String name = data.group(1) == null ? data.group(3) : data.group(1);
      String value = data.group(1) == null ? data.group(4) : data.group(2);
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    values.put("UserID", attribute(raw, "UserID"));
    values.put("Keywords", between(raw, "<Keywords>", "</Keywords>"));
    Matcher id = ID.matcher(raw);
    assertThat(id.find()).isTrue();
    return new Event(id.group(1), values);
  }

  private static String attribute(String raw, String name) {
    return between(raw, name + "='", "'");
  }

  private static String between(String raw, String before, String after) {
    int from = raw.indexOf(before);
    return from < 0
        ? null
        : raw.substring(from + before.length(), raw.indexOf(after, from + before.length()));
  }

  private static Event ofJson(String raw) throws IOException {
    ObjectMapper json = new ObjectMapper();
    TypeReference<Map<String, Object>> type = new TypeReference<>() {};
    Map<String, Object> all = new HashMap<>(json.readValue(raw, type));
    Object inner = all.get("EventData");
    if (inner instanceof String text) {
      json.readValue(text, type).forEach(all::putIfAbsent);
    }
    Map<String, String> values = new HashMap<>();
    all.forEach(
        (name, value) -> {
          if (value != null && !value.toString().isEmpty()) {
            values.put(name, value.toString());
          }
        });
    values.putIfAbsent("Computer", values.get("Hostname"));
    if (values.get("ProcessId") == null) {
      values.put("ProcessId", line(values.get("Message"), "ProcessId"));
    }
    // The two ways in which a 64-bit number is written.
    if ("-9214364837600034816".equals(values.get("Keywords"))) {
      values.put("Keywords", "0x8020000000000000");
    }
    return new Event(values.get("EventID"), values);
  }

  private static String line(String message, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ": (\\d+)\r?$").matcher("" + message);
    return line.find() ? line.group(1) : null;
  }

  private static String last(String path) {
    return path == null ? null : path.substring(path.lastIndexOf('\\') + 1);
  }

  /** The last segment, if it ends in an extension or is one word; else the path as it is. */
  private static String base(String path) {
    if (path == null) {
      return null;
    }
    String last = last(path);
    return last.matches("(?s).*\\.\\w*") || last.matches("\\w+") ? last : path;
  }

  private static Map<String, String> sysmon(Event event) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("vendor_product", "Microsoft Sysmon");
    fields.put("signature_id", event.id());
    fields.put("user_id", event.get("UserID"));
    fields.put("dest", event.get("Computer"));
    fields.put("user", last(event.given("User")));
    fields.put("process_name", base(event.get("Image")));
    fields.put("process_exec", base(event.get("Image")));
    fields.put("process_path", event.get("Image"));
    fields.put("process_id", event.get("ProcessId"));
    fields.put("process_guid", event.get("ProcessGuid"));
    switch (event.id()) {
      case "1" -> created(event, fields);
      case "10" -> accessed(event, fields);
      case "11" -> {
        boolean fresh = event.get("UtcTime").equals(event.get("CreationUtcTime"));
        fields.put("action", fresh ? "created" : "modified");
        String path = event.get("TargetFilename").replaceAll(":[\\w. ]+", "");
        fields.put("file_path", path);
        fields.put("file_name", last(path));
        fields.put("file_create_time", event.get("CreationUtcTime"));
      }
      case "12", "13", "14" -> registry(event, fields);
      case "3" -> connected(event, fields);
      case "22" -> asked(event, fields);
      default -> throw new IllegalStateException(event.id());
    }
    return fields;
  }

  private static void created(Event event, Map<String, String> fields) {
    fields.put("action", "allowed");
    fields.put("os", "Microsoft Windows");
    fields.put("process", event.get("CommandLine"));
    fields.put("original_file_name", event.given("OriginalFileName"));
    fields.put("process_hash", event.get("Hashes"));
    fields.put("process_integrity_level", event.get("IntegrityLevel"));
    fields.put("process_current_directory", event.get("CurrentDirectory"));
    fields.put("parent_process", event.get("ParentCommandLine"));
    fields.put("parent_process_path", event.get("ParentImage"));
    fields.put("parent_process_name", base(event.get("ParentImage")));
    fields.put("parent_process_exec", base(event.get("ParentImage")));
    fields.put("parent_process_id", event.get("ParentProcessId"));
    fields.put("parent_process_guid", event.get("ParentProcessGuid"));
  }

  private static void accessed(Event event, Map<String, String> fields) {
    fields.put("action", "allowed");
    fields.put("os", "Microsoft Windows");
    String user = event.get("SourceUser");
    fields.put("user", user != null && user.equals(event.get("TargetUser")) ? last(user) : null);
    fields.put("process_path", event.get("TargetImage"));
    fields.put("process_name", base(event.get("TargetImage")));
    fields.put("process_exec", base(event.get("TargetImage")));
    fields.put("process_id", event.get("TargetProcessId"));
    fields.put("process_guid", event.get("TargetProcessGUID"));
    fields.put("parent_process_path", event.get("SourceImage"));
    fields.put("parent_process_name", base(event.get("SourceImage")));
    fields.put("parent_process_exec", base(event.get("SourceImage")));
    fields.put("parent_process_id", event.get("SourceProcessId"));
    fields.put("parent_process_guid", event.get("SourceProcessGUID"));
  }

  private static void registry(Event event, Map<String, String> fields) {
    String path = event.get("TargetObject");
    boolean value = event.id().equals("13");
    fields.put("status", "success");
    fields.put("registry_path", path);
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('\\')));
    fields.put("registry_key_name", value ? last(parent) : last(path));
    fields.put("action", value ? "modified" : actions(event));
    String hive = null;
    if (path.startsWith("HKLM\\System\\")) {
      hive = "HKEY_LOCAL_MACHINE\\\\System";
    } else if (path.startsWith("HKLM\\SOFTWARE\\")) {
      hive = "HKEY_LOCAL_MACHINE\\\\SOFTWARE";
    } else if (path.startsWith("HKU\\")) {
      hive = "HKEY_CURRENT_USER";
    }
    fields.put("registry_hive", hive);
    if (value) {
      String name = last(path);
      fields.put(
          "registry_value_name", name.indexOf(')') >= 0 && !name.equals("(Default)") ? path : name);
      Matcher typed = Pattern.compile("(\\w+) \\((.+)\\)").matcher("" + event.get("Details"));
      boolean hasType = typed.matches();
      fields.put("registry_value_data", hasType ? typed.group(2) : event.get("Details"));
      fields.put("registry_value_type", hasType ? "REG_" + typed.group(1) : null);
    }
  }

  private static String actions(Event event) {
    return switch (event.get("EventType")) {
      case "CreateKey" -> "created";
      case "DeleteKey", "DeleteValue" -> "deleted";
      default -> event.id().equals("14") ? "modified" : null;
    };
  }

  private static void connected(Event event, Map<String, String> fields) {
    fields.put("action", "allowed");
    String host = event.given("DestinationHostname");
    fields.put("dest", host == null ? event.get("DestinationIp") : host);
    fields.put("process_path", null);
    fields.put("app", event.get("Image"));
    fields.put("src_ip", event.get("SourceIp"));
    fields.put("src_port", event.get("SourcePort"));
    fields.put("dest_ip", event.get("DestinationIp"));
    fields.put("dest_port", event.get("DestinationPort"));
    fields.put("transport", event.get("Protocol"));
    fields.put("protocol", "ip");
    fields.put("state", "established");
    fields.put("direction", event.get("Initiated").equals("true") ? "outbound" : "inbound");
    fields.put("rule", event.given("RuleName"));
  }

  private static void asked(Event event, Map<String, String> fields) {
    fields.put("action", null);
    fields.put("dest", null);
    fields.put("process_path", null);
    fields.put("process_id", null);
    fields.put("src", event.get("Computer"));
    fields.put("query", event.get("QueryName"));
    fields.put("reply_code_id", event.get("QueryStatus"));
    String answers = event.given("QueryResults");
    List<String> all =
        answers == null ? List.of() : List.of(answers.replaceAll("^;+|;+$", "").split(";"));
    fields.put("answer", all.isEmpty() ? null : all.size() == 1 ? all.get(0) : all.toString());
  }

  private static Map<String, String> security(Event event) {
    String path = event.get("NewProcessName");
    String line = event.get("CommandLine");
    Map<String, String> fields = new TreeMap<>();
    fields.put("vendor_product", "Microsoft Windows");
    fields.put("process_path", path);
    fields.put("process_name", last(path));
    fields.put("process_exec", last(path));
    fields.put("process", process(path, line));
    fields.put("process_id", event.get("NewProcessId"));
    fields.put("parent_process", event.get("ParentProcessName"));
    fields.put("parent_process_path", event.get("ParentProcessName"));
    fields.put("parent_process_name", last(event.get("ParentProcessName")));
    fields.put("parent_process_id", event.get("ProcessId"));
    fields.put("dest", event.get("Computer"));
    String target = event.given("TargetUserName");
    fields.put("user", target == null ? event.given("SubjectUserName") : target);
    fields.put("action", "0x8020000000000000".equals(event.get("Keywords")) ? "allowed" : null);
    for (String absent : List.of("original_file_name", "process_hash", "process_guid")) {
      fields.put(absent, null);
    }
    fields.put("process_integrity_level", null);
    fields.put("parent_process_exec", null);
    return fields;
  }

  /**
   * The command line, if its first word is a path; else the program's path and what follows, or the
   * path alone where nothing does. A line that begins with a blank has no program: there the first
   * argument counts as one.
   */
  private static String process(String path, String line) {
    Matcher words = Pattern.compile("(?s)(^\"[^\"]+\"|\\S+)\\s*(.*)").matcher("" + line);
    if (line == null || !words.find()) {
      return path;
    }
    if (words.group(1).contains("\\")) {
      return line;
    }
    String program = path.contains(" ") ? "\"" + path + "\"" : path;
    return words.group(2).isEmpty() ? path : program + " " + words.group(2);
  }

  /** The events that differ, with the fields in which they do. */
  private static List<String> differences(Bench bench, String search) throws IOException {
    List<String> different = new ArrayList<>();
    for (Map<String, Object> row : bench.rows(search + " | table *")) {
      String raw = row.get("_raw").toString();
      Event event = raw.startsWith("{") ? ofJson(raw) : ofXml(raw);
      Map<String, String> expected = event.id().equals("4688") ? security(event) : sysmon(event);
      expected.forEach(
          (field, value) -> {
            Object found = row.get(field);
            if (!String.valueOf(value).equals(String.valueOf(found))) {
              different.add(event.id() + " " + field + ": " + found + ", not " + value);
            }
          });
    }
    return new ArrayList<>(new TreeSet<>(different));
  }

  private static void assertFields(String folder, long events) throws IOException {
    List<InputSpec> logs = new ArrayList<>();
    for (Path log : WindowsLogsTest.logs(folder)) {
      logs.add(InputSpec.of(log));
    }
    String search =
        "index=main (source=XmlWinEventLog:Microsoft-Windows-Sysmon/Operational"
            + " OR source=XmlWinEventLog:Security)";
    try (Bench bench = new Bench().read(logs)) {
      assertThat(bench.rows(search + " | stats count").get(0)).containsEntry("count", "" + events);
      assertThat(differences(bench, search)).isEmpty();
    }
  }

  @Test
  void fieldsOfRenderedEvents() throws IOException {
    assertFields("windows_xml", 235);
  }

  @Test
  void fieldsOfJsonEvents() throws IOException {
    assertFields("windows_json", 8129);
  }

  /** What the models make of values that are not there, on one event of each kind. */
  @Test
  void defaultsOfTheModels() throws IOException {
    List<InputSpec> logs = new ArrayList<>();
    for (Path log : WindowsLogsTest.logs("windows_xml")) {
      logs.add(InputSpec.of(log));
    }
    try (Bench bench = new Bench().read(logs)) {
      assertThat(
              bench.rows(
                  "| tstats fillnull_value=\"~\" count FROM datamodel=Endpoint.Processes"
                      + " WHERE source=*:Security BY Processes.original_file_name"
                      + " Processes.process_hash Processes.process_guid"
                      + " Processes.process_integrity_level Processes.user_id"
                      + " Processes.parent_process_exec Processes.process_current_directory"
                      + " Processes.vendor_product Processes.action"))
          .hasSize(1)
          .first()
          .hasToString(
              "{Processes.original_file_name=unknown, Processes.process_hash=~,"
                  + " Processes.process_guid=~, Processes.process_integrity_level=~,"
                  + " Processes.user_id=~, Processes.parent_process_exec=~,"
                  + " Processes.process_current_directory=~,"
                  + " Processes.vendor_product=Microsoft Windows, Processes.action=allowed,"
                  + " count=46}");
      assertThat(
              bench.rows(
                  "| tstats count FROM datamodel=Endpoint.Processes WHERE source=*Sysmon*"
                      + " sourcetype=XmlWinEventLog BY Processes.process_integrity_level"))
          .extracting(row -> row.get("Processes.process_integrity_level"))
          .containsExactly("high", "medium", "system");
    }
  }
}
