package dev.karst.cli.conformance;

import java.util.List;
import java.util.Map;

/**
 * A lookup of a case.
 *
 * @param definition its settings, in the form that content packs have
 * @param rows cells by column
 */
public record CaseLookup(String definition, List<Map<String, String>> rows) {}
