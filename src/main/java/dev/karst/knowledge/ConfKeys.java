package dev.karst.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The settings of Splunk's .conf files that do not change what a search gives offline: how Splunk
 * sends, stores and shows data. The one place that lists them; what is neither here nor read is
 * warned about.
 */
final class ConfKeys {
  /** In any file. */
  private static final Set<String> ANYWHERE = Set.of("disabled", "description", "priority");

  private static final Set<String> PROPS =
      Set.of(
          "annotate_punct",
          "can_optimize",
          "category",
          "check_method",
          "depth_limit",
          "detect_trailing_nulls",
          "determine_timestamp_date_with_system_time",
          "event_breaker",
          "event_breaker_enable",
          "force_local_processing",
          "initcrclength",
          "is_valid",
          "lb_chunk_breaker",
          "lb_chunk_breaker_truncate",
          "learn_model",
          "learn_sourcetype",
          "line_breaker_lookbehind",
          "match_limit",
          "maxdist",
          "no_binary_check",
          "prefix_sourcetype",
          "pulldown_type",
          "segmentation",
          "termfrequencyweighteddist",
          "unarchive_cmd_start_mode");

  private static final List<String> PROPS_CLASSES = List.of("segmentation-", "ruleset_desc-");

  private static final Set<String> TRANSFORMS =
      Set.of(
          "allow_caching",
          "batch_index_query",
          "cache_size",
          "can_optimize",
          "depth_limit",
          "filter",
          "index_fields_list",
          "lookahead",
          "match_limit",
          "max_ext_batch",
          "python.version",
          "replicate",
          "reverse_lookup_honor_case_sensitive_match");

  private ConfKeys() {}

  /** Whether a setting of props.conf changes nothing. */
  static boolean isHarmlessInProps(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    return ANYWHERE.contains(folded)
        || PROPS.contains(folded)
        || PROPS_CLASSES.stream().anyMatch(folded::startsWith);
  }

  /** Whether a setting of transforms.conf changes nothing. */
  static boolean isHarmlessInTransforms(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    return ANYWHERE.contains(folded) || TRANSFORMS.contains(folded);
  }
}
