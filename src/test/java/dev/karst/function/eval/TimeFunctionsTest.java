package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.function.EvalPipeline;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFunctionsTest {
  private static Value eval(String expression) {
    Session session =
        Session.builder()
            .now(Instant.parse("2024-05-06T07:08:09.5Z"))
            .zone(ZoneId.of("Europe/Berlin"))
            .build();
    return new EvalPipeline(session).value(expression, fields("t", "1700000000.25", "w", "abc"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "now()                                     | 1714979289",
        "relative_time(now(), \"@d\")              | 1714946400.000000",
        "relative_time(t, \"+1s\")                 | 1700000001.250000",
        "relative_time(0, \"-1s\")                 | -1.000000",
        "strftime(t, \"%F %T.%3N %z\")             | 2023-11-14 23:13:20.250 +0100",
        "strptime(\"2023-11-14 23:13:20\", \"%F %T\") | 1700000000.000000",
        "strptime(\"6\", \"%d\")                   | 1714946400.000000",
        "strptime(w.\"1\", \"abc%s\")              | 1.000000",
      })
  void gives(String expression, String expected) {
    assertThat(eval(expression).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strftime(w, \"%F\")", "strftime(nosuch, \"%F\")", "strftime(1e300, \"%F\")",
        "strftime(t, nosuch)", "strptime(w, \"%F\")", "strptime(\"12:00\", \"%H:%M\")",
        "strptime(nosuch, \"%F\")", "relative_time(nosuch, \"-1d\")", "relative_time(w, \"-1d\")",
        "relative_time(t, \"tomorrow\")"
      })
  void isAbsent(String expression) {
    assertThat(eval(expression)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"strftime(t, \"%!\")"})
  void isRefused(String expression) {
    assertThatThrownBy(() -> eval(expression)).isInstanceOf(SearchError.class);
  }

  @Test
  void timeIsTheClock() {
    double before = System.currentTimeMillis() / 1000.0;
    double time = ((Num) eval("time()")).value();
    assertThat(time).isBetween(before, System.currentTimeMillis() / 1000.0);
  }
}
