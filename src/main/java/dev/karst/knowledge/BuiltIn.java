package dev.karst.knowledge;

import dev.karst.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The definitions that come with Karst: YAML files on the class path. The lists below are their
 * index, so that no class path is searched; a test compares them with the folders.
 */
final class BuiltIn {
  static final List<String> MACROS =
      List.of(
          "macros/cim_indexes.yml",
          "macros/comment.yml",
          "macros/drop_dm_object_name.yml",
          "macros/fillnull_config.yml",
          "macros/oldsummaries_config.yml",
          "macros/security_content_ctime.yml",
          "macros/security_content_summariesonly.yml",
          "macros/summariesonly.yml",
          "macros/summariesonly_config.yml");

  /** Names of data models; a model's file is its name in lower case. */
  static final List<String> DATA_MODELS =
      List.of(
          "Alerts",
          "Application_State",
          "Authentication",
          "Certificates",
          "Change",
          "Change_Analysis",
          "Compute_Inventory",
          "DLP",
          "Data_Access",
          "Databases",
          "Domain_Analysis",
          "Email",
          "Endpoint",
          "Event_Signatures",
          "Identity_Management",
          "Incident_Management",
          "Interprocess_Messaging",
          "Intrusion_Detection",
          "JVM",
          "Malware",
          "Network_Resolution",
          "Network_Sessions",
          "Network_Traffic",
          "Performance",
          "Risk",
          "Splunk_Audit",
          "Splunk_CIM_Validation",
          "Ticket_Management",
          "Updates",
          "Vulnerabilities",
          "Web");

  /** Those that are the first to tell a file come first. */
  static final List<String> SOURCE_TYPES =
      List.of(
          "datamodel/sourcetypes/stash.yml",
          "datamodel/sourcetypes/sysmon_linux.yml",
          "datamodel/sourcetypes/sysmon_linux_1.0.4.yml",
          "datamodel/sourcetypes/windows.yml",
          "datamodel/sourcetypes/windows_sysmon.yml",
          "datamodel/sourcetypes/aws_cloudtrail.yml",
          "datamodel/sourcetypes/osquery.yml",
          "datamodel/sourcetypes/okta.yml",
          "datamodel/sourcetypes/linux_audit.yml",
          "datamodel/sourcetypes/cisco_ios.yml",
          "datamodel/sourcetypes/text.yml");

  private BuiltIn() {}

  /**
   * Whether a macro can be in a file of {@link #MACROS}: a file has the macro of its own name, but
   * one file has the indexes of every data model.
   */
  static boolean defines(String macroFile, String macro) {
    String file = macro.startsWith("cim_") && macro.endsWith("_indexes") ? "cim_indexes" : macro;
    return macroFile.equals("macros/" + file + ".yml");
  }

  /** The file that defines a built-in data model. */
  static String dataModelFile(String model) {
    return "datamodel/" + model.toLowerCase(java.util.Locale.ROOT) + ".yml";
  }

  /** Reads one of the files, by its path from the root of the project. */
  static YamlNode read(String path, Session session) {
    return YamlFile.parse(path, text(path), session);
  }

  /** The text of one of the files. */
  static String text(String path) {
    try (InputStream in = BuiltIn.class.getResourceAsStream("/dev/karst/" + path)) {
      if (in == null) {
        throw new IllegalStateException("no such resource: " + path);
      }
      return YamlFile.decode(path, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
