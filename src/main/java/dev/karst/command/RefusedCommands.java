package dev.karst.command;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * SPL commands that Karst knows and does not run, each with the reason. The one table of them:
 * checking, running and help go by it.
 */
public final class RefusedCommands {
  private static final String TOOLKIT =
      "it needs a model trained by Splunk's Machine Learning Toolkit, which no content pack holds";
  private static final String SCRIPT =
      "it runs a script of an add-on, and Karst runs no foreign code";
  private static final String SERVER = "it asks a Splunk server, and there is none";

  /** The reason by the command's name. */
  public static final Map<String, String> REASONS = reasons();

  private RefusedCommands() {}

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    for (String command : new String[] {"apply", "fit", "summary", "sample", "score"}) {
      reasons.put(command, TOOLKIT);
    }
    for (String command :
        new String[] {"cyberchef", "dnstwist", "run", "runshellscript", "script", "snowevent"}) {
      reasons.put(command, SCRIPT);
    }
    for (String command :
        new String[] {
          "audit",
          "dbinspect",
          "dbxquery",
          "delete",
          "eventcount",
          "history",
          "inputintelligence",
          "loadjob",
          "metadata",
          "metasearch",
          "rest",
          "savedsearch",
          "sendemail",
          "typeahead",
          "walklex"
        }) {
      reasons.put(command, SERVER);
    }
    for (String command :
        new String[] {"mcatalog", "mcollect", "meventcollect", "mpreview", "msearch"}) {
      reasons.put(command, "Karst has no metric indexes");
    }
    for (String command :
        new String[] {
          "anomalies",
          "anomalousvalue",
          "analyzefields",
          "arules",
          "associate",
          "cluster",
          "cofilter",
          "contingency",
          "correlate",
          "erex",
          "findtypes",
          "kmeans",
          "overlap",
          "predict",
          "typelearner",
          "x11"
        }) {
      reasons.put(command, "how it rates values is not documented closely enough to give them");
    }
    for (String command :
        new String[] {
          "abstract",
          "fieldformat",
          "folderize",
          "gauge",
          "geom",
          "geomfilter",
          "geostats",
          "highlight",
          "iconify",
          "localop",
          "outputtext",
          "redistribute",
          "reltime",
          "scrub"
        }) {
      reasons.put(
          command,
          "it is about how or where Splunk works and shows, not about which rows there are");
    }
    for (String command : new String[] {"inputcsv", "outputcsv", "tscollect"}) {
      reasons.put(
          command, "it reads or writes files of a Splunk server; inputlookup and outputlookup do");
    }
    for (String command :
        new String[] {
          "concurrency",
          "diff",
          "fieldsummary",
          "localize",
          "pivot",
          "require",
          "searchtxn",
          "selfjoin",
          "set",
          "setfields",
          "sichart",
          "sirare",
          "sistats",
          "sitimechart",
          "sitop",
          "timewrap",
          "trendline",
          "uniq",
          "xmlunescape",
          "xpath"
        }) {
      reasons.put(command, "it is a command of Splunk that Karst does not run yet");
    }
    return Collections.unmodifiableMap(reasons);
  }
}
