package dev.karst.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.LimitError;
import dev.karst.text.SourceText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** foreach over as many fields as hostile events may have. */
class ForeachCommandTest {
  private static final String FIELDS =
      "| makeresults | eval j=\"{"
          + IntStream.range(0, 4000)
              .mapToObj(i -> "\\\"f" + i + "\\\":1")
              .collect(Collectors.joining(","))
          + "}\" | spath input=j ";

  private static String sum(String search) {
    Session session = Session.builder().limit(Limit.SPATH_CHARS, 1_000_000).build();
    Engine engine = new Engine(Knowledge.builtIn(session), new MemoryCatalog(), session);
    try (SearchResult result = engine.search(SourceText.of("search", search), TimeWindow.ALL)) {
      Batch batch = result.next();
      return batch.value("sum", 0).text();
    }
  }

  @Test
  @Timeout(60)
  void evalsOfManyFieldsAreOneStep() {
    assertThat(sum(FIELDS + "| eval sum=0 | foreach f* [eval sum=sum + <<FIELD>>] | table sum"))
        .isEqualTo("4000");
  }

  @Test
  @Timeout(60)
  void otherCommandsOfManyFieldsHitALimit() {
    assertThatThrownBy(() -> sum(FIELDS + "| foreach f* [rename <<FIELD>> AS g<<MATCHSTR>>]"))
        .isInstanceOf(LimitError.class)
        .hasMessage("foreach makes more than 500 steps of commands");
  }
}
