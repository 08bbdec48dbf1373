package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.syntax.Macro;
import dev.karst.syntax.MacroSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * All macros of a run, in layers: built in, apps, packs, the command line. A later layer wins, and
 * within a layer what was added later. Files are read when a macro is first asked for. Immutable.
 *
 * <p>A macro {@code <anything>_filter} without arguments that nobody defines is {@code search *},
 * as contentctl makes it (semantics.md section 5).
 */
public final class Macros implements MacroSource {
  private static final String FILTER = "_filter";

  /** Macros of products that no content pack holds (semantics.md section 6). */
  public static final Map<String, String> ELSEWHERE =
      Map.of(
          "assets", "Enterprise Security's asset framework",
          "identities", "Enterprise Security's identity framework",
          "get_notable_index", "Enterprise Security",
          "cim_datamodelinfo", "a Splunk server's own REST interface",
          "get_asset", "Enterprise Security's asset framework",
          "get_identity4events", "Enterprise Security's identity framework",
          "get_risk_severity", "Enterprise Security's risk framework",
          "globedistance", "Enterprise Security");

  /**
   * One addition.
   *
   * @param file a built-in one, which is read for its macros alone; null where any name can be here
   * @param macros may read files
   */
  private record Part(Layer layer, String file, Supplier<Map<String, Macro>> macros) {
    Macro find(String name, String signature) {
      return file == null || BuiltIn.defines(file, name) ? macros.get().get(signature) : null;
    }
  }

  private final List<Part> parts;
  private final Map<String, MacroOverride> overrides;

  private Macros(List<Part> parts, Map<String, MacroOverride> overrides) {
    this.parts = parts;
    this.overrides = overrides;
  }

  /** The macros that come with Karst. */
  public static Macros builtIn(Session session) {
    List<Part> parts = new ArrayList<>();
    for (String file : BuiltIn.MACROS) {
      parts.add(new Part(Layer.BUILT_IN, file, Lazy.of(() -> MacroFiles.builtIn(file, session))));
    }
    return new Macros(List.copyOf(parts), Map.of());
  }

  /** These and those of a content pack's {@code macros/*.yml}. */
  public Macros withPack(Path pack, Session session) {
    return with(Layer.PACK, Lazy.of(() -> MacroFiles.pack(pack, session)));
  }

  /** These and others of a layer, by {@link Macro#signature}. */
  public Macros with(Layer layer, Supplier<Map<String, Macro>> macros) {
    List<Part> all = new ArrayList<>(parts);
    int at = all.size();
    while (at > 0 && all.get(at - 1).layer().compareTo(layer) > 0) {
      at--;
    }
    all.add(at, new Part(layer, null, macros));
    return new Macros(List.copyOf(all), overrides);
  }

  /**
   * These and one of the command line: {@code name=definition}, {@code name(1)=definition}, or with
   * names of its own, {@code name(field)=definition}. With a number only, the arguments are called
   * as those of the macro that it takes the place of, else {@code arg1}, {@code arg2} and so on.
   *
   * @throws dev.karst.text.KarstException.SearchError where the text is no such thing
   */
  public Macros withDefinition(String text) {
    MacroOverride added = MacroOverride.parse(text);
    Map<String, MacroOverride> all = new LinkedHashMap<>(overrides);
    all.put(added.signature(), added);
    return new Macros(parts, all);
  }

  @Override
  public Optional<Macro> find(String name, int arity) {
    String signature = Macro.signature(name, arity);
    Optional<Macro> defined = defined(name, signature);
    MacroOverride override = overrides.get(signature);
    if (override != null) {
      return Optional.of(override.macro(defined));
    }
    if (defined.isEmpty() && arity == 0 && name.endsWith(FILTER) && !name.equals(FILTER)) {
      return Optional.of(Macro.of(name, List.of(), "search *", "default filter"));
    }
    return defined;
  }

  private Optional<Macro> defined(String name, String signature) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      Macro macro = parts.get(i).find(name, signature);
      if (macro != null) {
        return Optional.of(macro);
      }
    }
    return Optional.empty();
  }

  @Override
  public Collection<String> signatures() {
    Collection<String> signatures = new TreeSet<>(overrides.keySet());
    parts.forEach(part -> signatures.addAll(part.macros().get().keySet()));
    return signatures;
  }

  @Override
  public Optional<String> owner(String name) {
    return Optional.ofNullable(ELSEWHERE.get(name));
  }
}
