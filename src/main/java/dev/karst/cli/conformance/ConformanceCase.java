package dev.karst.cli.conformance;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A case (semantics.md section 0). Rows map fields to their texts, several of a multivalue.
 *
 * @param input the rows that the search starts from; null where it makes its own
 * @param dataset what the rows are: null for rows, {@link #INDEXED} for events, else a dataset
 * @param expected rows; null where the case expects something else
 * @param expectError whether the search must fail
 * @param expectedExpansion the text that macro expansion must give; null where it is not asked for
 * @param absent fields that no row may have
 * @param anyOrder whether the order of rows does not count
 * @param macros of the case, beside those of the run
 * @param lookups of the case
 */
public record ConformanceCase(
    String id,
    String search,
    List<Map<String, List<String>>> input,
    String dataset,
    List<Map<String, List<String>>> expected,
    boolean expectError,
    String expectedExpansion,
    List<String> absent,
    boolean anyOrder,
    Sameness sameness,
    ZoneId zone,
    List<CaseMacro> macros,
    List<CaseLookup> lookups) {
  /** Rows of this dataset are events with indexed fields. */
  static final String INDEXED = "indexed_fields";
}
