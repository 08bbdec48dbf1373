package dev.karst.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.karst.command.Command;
import dev.karst.command.CommandSpec;
import dev.karst.command.Commands;
import dev.karst.engine.Engine;
import dev.karst.engine.SearchResult;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.EvalFunction;
import dev.karst.function.EvalFunctions;
import dev.karst.function.FunctionExamples;
import dev.karst.function.StatsFunctions;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.knowledge.Lookups;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What there is stands in its list, is tested, and its help is true. */
class CatalogueTest {
  private static final String TESTS = SourceTree.tests();

  @Test
  void everyCommandClassIsListed() {
    List<String> classes =
        SourceTree.files(SourceTree.MAIN.resolve("command"), "Command.java").stream()
            .map(path -> path.getFileName().toString().replace(".java", ""))
            .filter(name -> !name.equals("Command"))
            .toList();
    assertThat(Commands.ALL.stream().map(command -> command.getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(classes);
  }

  @Test
  void everyFamilyOfFunctionsIsListed() {
    String list = SourceTree.read(SourceTree.MAIN.resolve("function/EvalFunctions.java"));
    assertListed("function/eval", "static final List<EvalFunction> ALL", list, ".ALL");
  }

  @Test
  void everyAggregateIsListed() {
    String list = SourceTree.read(SourceTree.MAIN.resolve("function/StatsFunctions.java"));
    assertListed("function/stats", "AggregateFunction> DEFINITIONS", list, ".DEFINITIONS");
    assertListed("function/stats", "AggregateFunction DEFINITION ", list, ".DEFINITION");
  }

  /** A file that defines such a thing is named in the list. */
  private static void assertListed(String folder, String defines, String list, String suffix) {
    for (Path path : SourceTree.files(SourceTree.MAIN.resolve(folder), ".java")) {
      if (SourceTree.read(path).contains(defines)) {
        assertThat(list).contains(path.getFileName().toString().replace(".java", "") + suffix);
      }
    }
  }

  @Test
  void everyRuleOfTheOptimiserIsListed() {
    String list = SourceTree.read(SourceTree.MAIN.resolve("optimize/Optimizer.java"));
    for (Path path : SourceTree.files(SourceTree.MAIN.resolve("optimize"), ".java")) {
      if (SourceTree.read(path).contains("implements Rule")) {
        assertThat(list).contains("new " + path.getFileName().toString().replace(".java", ""));
      }
    }
  }

  @Test
  void everyOptionIsNamedByATest() {
    List<String> unnamed = new ArrayList<>();
    for (Command command : Commands.ALL) {
      CommandSpec spec = command.spec();
      for (CommandSpec.Option option : spec.options()) {
        Pattern use =
            Pattern.compile(
                "\\b"
                    + Pattern.quote(spec.name())
                    + "\\b[^|\\n]*\\b"
                    + Pattern.quote(option.name())
                    + "\\s*=");
        if (!use.matcher(TESTS).find()) {
          unnamed.add(spec.name() + " " + option.name() + "=");
        }
      }
    }
    assertThat(unnamed).as("options that no test names").isEmpty();
  }

  @Test
  void everyFunctionIsNamedByATest() {
    List<String> unnamed = new ArrayList<>();
    for (EvalFunction function : EvalFunctions.ALL.functions()) {
      unnamed.addAll(unnamed(function.name()));
      function.aliases().forEach(alias -> unnamed.addAll(unnamed(alias)));
    }
    assertThat(unnamed).as("eval functions that no test names").isEmpty();
  }

  @Test
  void everyAggregateIsNamedByATest() {
    List<String> unnamed = new ArrayList<>();
    for (AggregateFunction function : StatsFunctions.ALL) {
      String number = function.numbered() ? "[0-9.]+" : "";
      unnamed.addAll(unnamed(function.name() + number));
      function.aliases().forEach(alias -> unnamed.addAll(unnamed(alias + number)));
    }
    assertThat(unnamed).as("aggregates that no test names").isEmpty();
  }

  private static List<String> unnamed(String name) {
    return Pattern.compile("\\b" + name + "\\s*\\(").matcher(TESTS).find()
        ? List.of()
        : List.of(name);
  }

  /** A limit that nothing reads, or that no test shows to cut, could be set without effect. */
  @Test
  void everyLimitIsReadAndNamedByATest() {
    String main = SourceTree.main();
    List<String> unread = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      if (!main.contains("Limit." + limit.name() + ")")
          && !main.contains("Limit." + limit.name() + ",")) {
        unread.add(limit.key());
      }
      if (!TESTS.contains("limit " + limit.key() + "=")
          && !TESTS.contains("Limit." + limit.name())) {
        unnamed.add(limit.key());
      }
    }
    assertThat(unread).as("limits that nothing reads").isEmpty();
    assertThat(unnamed).as("limits that no test sets").isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleRuns() {
    return Commands.ALL.stream()
        .map(Command::spec)
        .map(
            spec ->
                dynamicTest(spec.name(), () -> assertThat(run(spec.example())).isNotNegative()));
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionHasAnExampleThatIsTrue() {
    Map<String, FunctionExamples.Example> examples = new TreeMap<>();
    List<String> lacking = new ArrayList<>();
    for (EvalFunction function : EvalFunctions.ALL.functions()) {
      FunctionExamples.ofEval(function.name())
          .ifPresentOrElse(
              example -> examples.put("eval " + function.name(), example),
              () -> lacking.add(function.name()));
    }
    FunctionExamples.ofEval("lookup")
        .ifPresentOrElse(
            example -> examples.put("eval lookup", example), () -> lacking.add("lookup"));
    for (AggregateFunction function : StatsFunctions.ALL) {
      FunctionExamples.ofStats(function.name())
          .ifPresentOrElse(
              example -> examples.put("stats " + function.name(), example),
              () -> lacking.add(function.name()));
    }
    assertThat(lacking).as("functions without an example").isEmpty();
    return examples.entrySet().stream()
        .map(
            one ->
                dynamicTest(
                    one.getKey(),
                    () ->
                        assertThat(first(one.getValue().search()))
                            .isEqualTo(one.getValue().result())));
  }

  /** The values of field x in the first row. */
  private static String first(String search) {
    try (SearchResult result = search(search)) {
      return String.join(" ", Multi.texts(result.next().value("x", 0)));
    }
  }

  /** How many rows a search gives. */
  private static int run(String search) {
    int rows = 0;
    try (SearchResult result = search(search)) {
      for (var batch = result.next(); batch != null; batch = result.next()) {
        rows += batch.size();
      }
    }
    return rows;
  }

  private static SearchResult search(String search) {
    Session session = Session.builder().geoip(Session.NO_GEOIP).build();
    LookupData users = LookupData.of(List.of(Map.of("user", "ann", "department", "it")));
    Knowledge knowledge =
        Knowledge.builtIn(session)
            .withLookups(Lookups.none().with(LookupDefinition.ofFile("users"), users));
    Engine engine = new Engine(knowledge, Catalog.empty(), session);
    return engine.search(SourceText.of("example", search), TimeWindow.ALL);
  }

  @Test
  void everyHelpTextIsWhole() {
    assertThat(Commands.ALL)
        .allSatisfy(command -> assertThat(command.spec().about()).endsWith("."));
    assertThat(EvalFunctions.ALL.functions())
        .allSatisfy(function -> assertThat(function.about()).endsWith("."))
        .allSatisfy(function -> assertThat(function.syntax()).startsWith(function.name() + "("));
    assertThat(StatsFunctions.ALL)
        .allSatisfy(function -> assertThat(function.about()).endsWith("."));
  }
}
