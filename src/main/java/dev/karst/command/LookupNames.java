package dev.karst.command;

import dev.karst.knowledge.Lookup;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.Map;

/** Finds the lookups that commands name, and says why one is not there. */
public final class LookupNames {
  /**
   * Lookups of products that no content pack holds (semantics.md section 6). A pack that defines
   * one of these names gives it a meaning all the same.
   */
  public static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("admon_groups_def", "the Active Directory monitoring add-on"),
          Map.entry("alexa_lookup_by_str", "Enterprise Security"),
          Map.entry("asn_lookup_by_cidr", "Enterprise Security"),
          Map.entry("asset_lookup_by_str", "Enterprise Security's asset framework"),
          Map.entry("asset_lookup_by_cidr", "Enterprise Security's asset framework"),
          Map.entry("cim_corporate_email_domain_lookup", "the Common Information Model add-on"),
          Map.entry("cim_corporate_web_domain_lookup", "the Common Information Model add-on"),
          Map.entry("identity_lookup_expanded", "Enterprise Security's identity framework"),
          Map.entry("interesting_ports_lookup", "Enterprise Security"),
          Map.entry("mitre_attack_lookup", "Enterprise Security"),
          Map.entry("ut_parse_extended_lookup", "URL Toolbox, whose lookups are scripts"),
          Map.entry("ut_shannon_lookup", "URL Toolbox, whose lookups are scripts"));

  private LookupNames() {}

  static Lookup find(Literal name, String command, Lowering lowering) {
    Lookup found =
        lowering
            .knowledge()
            .lookups()
            .find(name.text())
            .orElseThrow(() -> unknown(name, command, lowering));
    if (found.definition().kind() == LookupDefinition.Kind.MODEL) {
      throw new SearchError(
          "not-a-table",
          "Error in '" + command + "' command: '" + name.text() + "' is a model, not a table",
          name.span());
    }
    if (found.definition().kind() == LookupDefinition.Kind.SCRIPT) {
      throw new SearchError(
          "unsupported",
          "Error in '"
              + command
              + "' command: the lookup '"
              + name.text()
              + "' is an external command or a map, not a table: it is not supported",
          name.span());
    }
    return found;
  }

  static SearchError unknown(Literal name, String command, Lowering lowering) {
    String owner = ELSEWHERE.get(name.text());
    if (owner != null) {
      return new SearchError(
          "lookup-elsewhere",
          "Error in '"
              + command
              + "' command: the lookup '"
              + name.text()
              + "' belongs to "
              + owner,
          name.span(),
          "no content pack holds it: give one with --lookup "
              + name.text()
              + "=FILE.csv, or in a pack");
    }
    return new SearchError(
        "unknown-lookup",
        "Error in '"
            + command
            + "' command: the lookup table '"
            + name.text()
            + "' does not exist or is not available",
        name.span(),
        NearestName.help(name.text(), lowering.knowledge().lookups().names()));
  }
}
